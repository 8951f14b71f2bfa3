import { UNSTORED } from './conversation/replies.ts';
import { LABEL } from './conversation/wording.ts';
import type { Ground } from './ground.ts';
import { DESK_TIME_ZONE } from './review/period.ts';
import { createTermsOf } from './review/question-terms.ts';
import type { ContentParts } from './server/desk/content-parts.ts';
import type { DeskStores } from './server/desk/desk-parts.ts';
import { prepareFirstAccount } from './staff/first-account.ts';
import { createSignIn } from './staff/sign-in.ts';
import { createAuditLog } from './storage/audit-log.ts';
import { createReviewStore } from './storage/review-store.ts';
import { createSignInAttempts } from './storage/sign-in-attempts.ts';
import { createStaffLinks } from './storage/staff-links.ts';
import { createStaffSessions } from './storage/staff-sessions.ts';
import { createStaffStore } from './storage/staff-store.ts';
import { createTicketDesk } from './storage/ticket-desk.ts';
import { createTurnStatistics } from './storage/turn-statistics.ts';
import { createWeeklySummaries } from './storage/weekly-summaries.ts';

/** The desk's stores, and the way in where nobody has an account yet. */
export interface OpenDesk {
  readonly stores: DeskStores;
  /** The path of the link that makes the first account; absent where there is one. */
  readonly setupPath?: string;
}

/** Wires the desk to the database, and sees to it that somebody can get in. */
export async function openDesk(
  { config, database, seal, secret }: Ground,
  content: ContentParts,
): Promise<OpenDesk> {
  const { desk: db } = database;
  const staff = createStaffStore(db);
  const sessions = createStaffSessions(db);
  const links = createStaffLinks(db);
  const audit = createAuditLog(db);
  const attempts = createSignInAttempts(db);
  const stores: DeskStores = {
    ...{ staff, sessions, links, audit, seal },
    signIn: createSignIn({ staff, sessions, attempts, audit, seal, secret }),
    tickets: createTicketDesk(db),
    review: createReviewStore(db, {
      timeZone: DESK_TIME_ZONE,
      notQuestions: [
        UNSTORED,
        ...Object.values(LABEL).filter((label) => typeof label === 'string'),
      ],
    }),
    statistics: createTurnStatistics(db, DESK_TIME_ZONE),
    summaries: createWeeklySummaries(db),
    termsOf: createTermsOf(),
    content,
    secure: config.publicUrl?.startsWith('https:') ?? false,
  };
  const token = await prepareFirstAccount({ staff, links }, config.admin);
  return { stores, ...(token === undefined ? {} : { setupPath: `/dashboard/mulai/${token}` }) };
}
