import { type Kysely, sql, type Transaction } from 'kysely';
import type { DatabaseSchema } from './schema.ts';

/** A table of the database, as a copy sees it. */
export interface TableOutline {
  readonly name: string;
  /** Without those that the database computes itself. */
  readonly columns: readonly string[];
  /** The columns that the database numbers. */
  readonly numbered: readonly string[];
}

/** SQL that takes the place of a column, by the column's name. */
export type Replacements = Readonly<Record<string, string>>;

const ROWS_AT_ONCE = 250;

/** Every table of ours in the database, each after those that its rows refer to. */
export async function outlineTables(db: Kysely<DatabaseSchema>): Promise<readonly TableOutline[]> {
  const { rows: tables } = await sql<TableOutline>`
    select t.relname::text as name,
      json_agg(c.attname order by c.attnum) filter (where c.attgenerated = '') as columns,
      coalesce(json_agg(c.attname) filter (where c.attidentity <> ''), '[]') as numbered
    from pg_class t join pg_attribute c on c.attrelid = t.oid and c.attnum > 0
    where t.relkind in ('r', 'p') and not t.relispartition and not c.attisdropped
      and t.relnamespace = current_schema()::regnamespace and t.relname not like 'kysely\\_%'
    group by t.relname order by t.relname`.execute(db);
  const { rows: references } = await sql<{ from: string; to: string }>`
    select f.relname::text as from, t.relname::text as to from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and k.conrelid <> k.confrelid`.execute(db);
  const order: TableOutline[] = [];
  function place(table: TableOutline): void {
    if (order.includes(table)) return;
    for (const { from, to } of references) {
      const needed = from === table.name && tables.find(({ name }) => name === to);
      if (needed) place(needed);
    }
    order.push(table);
  }
  for (const table of tables) place(table);
  return order;
}

/** How many rows each of the tables has. */
export async function countRows(
  db: Kysely<DatabaseSchema>,
  tables: readonly TableOutline[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { name } of tables) {
    const { rows } = await sql<{ count: string }>`
      select count(*)::text as count from ${sql.table(name)}`.execute(db);
    counts.set(name, Number(rows[0]?.count));
  }
  return counts;
}

/** The table's rows as JSON, one line each, a batch at a time. */
export async function* readRows(
  transaction: Transaction<DatabaseSchema>,
  { name, columns }: TableOutline,
  replacements: Replacements = {},
): AsyncGenerator<readonly string[]> {
  const cursor = sql.ref('rows_to_copy');
  const values = columns.map((column) => {
    const replacement = replacements[column];
    return replacement === undefined
      ? sql.ref(column)
      : sql`${sql.raw(replacement)} as ${sql.ref(column)}`;
  });
  await sql`declare ${cursor} no scroll cursor for
    select to_jsonb(copied)::text as line
    from (select ${sql.join(values)} from ${sql.table(name)}) as copied`.execute(transaction);
  for (;;) {
    const { rows } = await sql<{ line: string }>`
      fetch ${sql.lit(ROWS_AT_ONCE)} from ${cursor}`.execute(transaction);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
  }
  await sql`close ${cursor}`.execute(transaction);
}

/** Puts rows that `readRows` gave into the table; the database itself reads every type. */
export async function writeRows(
  transaction: Transaction<DatabaseSchema>,
  { name, columns }: TableOutline,
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return;
  const list = sql.join(columns.map((column) => sql.ref(column)));
  await sql`insert into ${sql.table(name)} (${list}) overriding system value
    select ${list} from jsonb_populate_recordset(
      null::${sql.table(name)}, ${`[${lines.join(',')}]`}::jsonb)`.execute(transaction);
}

/** Lets the database number new rows after those that were copied. */
export async function renumber(
  transaction: Transaction<DatabaseSchema>,
  { name, numbered }: TableOutline,
): Promise<void> {
  for (const column of numbered) {
    await sql`select setval(pg_get_serial_sequence(${sql.lit(name)}, ${sql.lit(column)}),
      coalesce(max(${sql.ref(column)}), 0) + 1, false) from ${sql.table(name)}`.execute(
      transaction,
    );
  }
}

/**
 * Fills tables as they were elsewhere: without the triggers of ours, whose effects are in the copy
 * already. References are checked as ever.
 */
export async function withoutTriggers(
  transaction: Transaction<DatabaseSchema>,
  tables: readonly TableOutline[],
  fill: () => Promise<void>,
): Promise<void> {
  for (const { name } of tables) {
    await sql`alter table ${sql.table(name)} disable trigger user`.execute(transaction);
  }
  await fill();
  for (const { name } of tables) {
    await sql`alter table ${sql.table(name)} enable trigger user`.execute(transaction);
  }
}

/** A copy takes as long as it takes; the pool's limit is for the asking path. */
export async function liftTimeLimit(transaction: Transaction<DatabaseSchema>): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(transaction);
}
