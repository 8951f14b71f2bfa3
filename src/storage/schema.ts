import type {
  ChannelKeysTable,
  ContactsTable,
  LeasesTable,
  SentMessagesTable,
} from './tables/channel-tables.ts';
import type {
  DialoguesTable,
  InboxTable,
  OutboxTable,
  TicketsTable,
  TurnsTable,
} from './tables/conversation-tables.ts';
import type { PseudonymKeysTable, RetentionRunsTable } from './tables/privacy-tables.ts';
import type {
  AuditLogTable,
  ReviewDecisionsTable,
  ReviewedTurnsTable,
  SignInAttemptsTable,
  StaffLinksTable,
  StaffSessionsTable,
  StaffTable,
} from './tables/staff-tables.ts';

/** Every table by its name; the interfaces stand by subject in `tables/`. */
export interface DatabaseSchema {
  staff: StaffTable;
  staff_links: StaffLinksTable;
  sign_in_attempts: SignInAttemptsTable;
  staff_sessions: StaffSessionsTable;
  audit_log: AuditLogTable;
  review_decisions: ReviewDecisionsTable;
  reviewed_turns: ReviewedTurnsTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  turns: TurnsTable;
  dialogues: DialoguesTable;
  tickets: TicketsTable;
  pseudonym_keys: PseudonymKeysTable;
  retention_runs: RetentionRunsTable;
  channel_keys: ChannelKeysTable;
  leases: LeasesTable;
  sent_messages: SentMessagesTable;
  contacts: ContactsTable;
}
