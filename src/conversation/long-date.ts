/** `2026-11-22` → `22 November 2026`. */
export function longDate(isoDate: string): string {
  return new Intl.DateTimeFormat('id', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${isoDate}T00:00:00Z`),
  );
}
