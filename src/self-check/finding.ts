/** Something that should not be so; never the text itself. */
export interface Finding {
  /** A table, a file, or an address. */
  readonly place: string;
  /** A column, or a header. */
  readonly detail: string;
  readonly kind: string;
  readonly count: number;
}

/** One row as JSON, as the database writes it. */
export type Visit = (table: string, row: Readonly<Record<string, unknown>>) => void;
