import type { PlaceholderKind } from '../privacy/placeholder.ts';

/** What may stand in a column; `staff` is the e-mail address of an account of the desk. */
export type Expectation = 'anything' | readonly (PlaceholderKind | 'staff')[];

const STAFF = ['staff'] as const;
/** Answers are public: they name offices, telephones, links and places, but no numbers of people. */
const PUBLIC = [
  ...(['TELEPON', 'EMAIL', 'TAUTAN', 'AKUN', 'NOMOR', 'ALAMAT'] as const),
  ...(['WILAYAH', 'SEKOLAH', 'INSTANSI', 'NAMA'] as const),
] as const;

/** By `table.column`; what is not listed must hold nothing that looks personal. */
export const EXPECTED: Readonly<Record<string, Expectation>> = {
  'staff.email': ['staff'],
  'audit_log.actor': STAFF,
  'audit_log.subject': STAFF,
  'review_decisions.decided_by': STAFF,
  'channel_pauses.paused_by': STAFF,
  'channel_pauses.ended_by': STAFF,
  'channel_tests.made_by': STAFF,
  'content_revisions.authors': STAFF,
  'content_revisions.reviewed_by': STAFF,
  'content_revisions.text': PUBLIC,
  'content_revisions.ways': PUBLIC,
  // The public name of the bot itself.
  'channel_states.handle': ['AKUN'],
  // Names of machines and counters of the database.
  'channel_states.instance': 'anything',
  'leases.holder': 'anything',
  'leases.fence': 'anything',
  'changed_days.change': 'anything',
  'staff.password_hash': 'anything',
};
