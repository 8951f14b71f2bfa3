import { sql } from 'kysely';

/** How long a row belongs to the process that took it; afterwards that process counts as gone. */
const CLAIM_SECONDS = 20;

/** The end of a claim made now, by the database's clock, which all processes share. */
export const CLAIM = sql<Date>`now() + make_interval(secs => ${sql.lit(CLAIM_SECONDS)})`;
