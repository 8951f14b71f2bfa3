import type { Edition } from '../../conversation/live-engine.ts';
import type { Seal } from '../../privacy/seal.ts';
import type { TermsOf } from '../../review/question-terms.ts';
import type { SignIn } from '../../staff/sign-in.ts';
import type { AuditLog } from '../../storage/audit-log.ts';
import type { ReviewStore } from '../../storage/review-store.ts';
import type { StaffLinks } from '../../storage/staff-links.ts';
import type { StaffSessions } from '../../storage/staff-sessions.ts';
import type { StaffStore } from '../../storage/staff-store.ts';
import type { TicketDesk } from '../../storage/ticket-desk.ts';
import type { TurnStatistics } from '../../storage/turn-statistics.ts';
import type { WeeklySummaries } from '../../storage/weekly-summaries.ts';
import type { ChannelDesk } from './channel-desk.ts';
import type { ContentParts } from './content-parts.ts';

/** What the desk stands on. */
export interface DeskStores {
  readonly staff: StaffStore;
  readonly sessions: StaffSessions;
  readonly links: StaffLinks;
  readonly audit: AuditLog;
  readonly tickets: TicketDesk;
  readonly review: ReviewStore;
  readonly statistics: TurnStatistics;
  readonly summaries: WeeklySummaries;
  readonly signIn: SignIn;
  readonly seal: Seal;
  readonly termsOf: TermsOf;
  readonly content: ContentParts;
  /** The site is reached over https. */
  readonly secure: boolean;
}

/** What the desk's pages show and do. */
export interface DeskParts extends DeskStores {
  /** Asked for each request, so that new content takes effect at once. */
  readonly edition: () => Edition;
  readonly channelDesk: ChannelDesk;
  readonly publicUrl?: string;
}
