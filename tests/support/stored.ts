import { queryPostgres } from './postgres.ts';

/** How often each value of a column stands in a table of a PostgreSQL database. */
export async function countBy(
  databaseUrl: string,
  table: 'turns' | 'inbox' | 'outbox',
  column: 'state' | 'outcome' | 'channel',
): Promise<Readonly<Record<string, number>>> {
  const rows = await queryPostgres<{ value: string; count: number }>(
    databaseUrl,
    `select ${column} as value, count(*)::int as count from ${table} group by 1 order by 1`,
  );
  return Object.fromEntries(rows.map(({ value, count }) => [value, count]));
}
