import type {
  ChannelKeysTable,
  ChannelPausesTable,
  ChannelStatesTable,
  ChannelTestsTable,
  ContactsTable,
  LeasesTable,
  SentMessagesTable,
} from './tables/channel-tables.ts';
import type {
  ContentImpactsTable,
  ContentRevisionsTable,
  ContentSuggestionsTable,
} from './tables/content-tables.ts';
import type {
  DialoguesTable,
  InboxTable,
  OutboxTable,
  TicketsTable,
  TurnsTable,
} from './tables/conversation-tables.ts';
import type {
  ChangedDaysTable,
  CountedDaysTable,
  TurnCountsTable,
  WeeklySummariesTable,
} from './tables/count-tables.ts';
import type {
  ReminderClaimsTable,
  SubscriptionsTable,
  TicketWatchersTable,
} from './tables/notice-tables.ts';
import type {
  PseudonymKeysTable,
  RateLimitsTable,
  RetentionRunsTable,
  WrappedKeysTable,
} from './tables/privacy-tables.ts';
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
  rate_limits: RateLimitsTable;
  staff: StaffTable;
  staff_links: StaffLinksTable;
  sign_in_attempts: SignInAttemptsTable;
  staff_sessions: StaffSessionsTable;
  audit_log: AuditLogTable;
  review_decisions: ReviewDecisionsTable;
  reviewed_turns: ReviewedTurnsTable;
  content_revisions: ContentRevisionsTable;
  content_suggestions: ContentSuggestionsTable;
  content_impacts: ContentImpactsTable;
  inbox: InboxTable;
  outbox: OutboxTable;
  turns: TurnsTable;
  dialogues: DialoguesTable;
  turn_counts: TurnCountsTable;
  counted_days: CountedDaysTable;
  changed_days: ChangedDaysTable;
  weekly_summaries: WeeklySummariesTable;
  tickets: TicketsTable;
  ticket_watchers: TicketWatchersTable;
  subscriptions: SubscriptionsTable;
  reminder_claims: ReminderClaimsTable;
  pseudonym_keys: PseudonymKeysTable;
  retention_runs: RetentionRunsTable;
  wrapped_keys: WrappedKeysTable;
  channel_keys: ChannelKeysTable;
  channel_pauses: ChannelPausesTable;
  channel_states: ChannelStatesTable;
  channel_tests: ChannelTestsTable;
  leases: LeasesTable;
  sent_messages: SentMessagesTable;
  contacts: ContactsTable;
}
