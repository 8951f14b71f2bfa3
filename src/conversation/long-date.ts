/** Made once: making it costs a hundred times what using it does. */
const LONG_DATE = new Intl.DateTimeFormat('id', { dateStyle: 'long', timeZone: 'UTC' });

/** `2026-11-22` → `22 November 2026`. */
export function longDate(isoDate: string): string {
  return LONG_DATE.format(new Date(`${isoDate}T00:00:00Z`));
}

/** The day some days after another, as `2026-11-22`. */
export function dayAfter(isoDate: string, days: number): string {
  const date = new Date(`${isoDate}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** The day and the hour that clocks show in a time zone. */
export function localTime(
  at: Date,
  timeZone: string,
): { readonly day: string; readonly hour: number } {
  const [day = '', hour = ''] = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
    .format(at)
    .split(' ');
  return { day, hour: Number.parseInt(hour, 10) };
}
