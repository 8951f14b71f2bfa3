import { describe, expect, it } from 'vitest';
import { buildOverview } from '../../src/review/overview.ts';
import { daysOf, monthOf, PERIOD_DAYS, periodOf } from '../../src/review/period.ts';
import type { TurnCounts } from '../../src/storage/turn-statistics.ts';

const NONE: TurnCounts = {
  byDay: [],
  byHour: [],
  byEntry: [],
  byChannel: [],
  byFeedback: [],
  byAudience: [],
  byCause: [],
  askers: 0,
  medianMilliseconds: null,
  repliedTickets: 0,
  medianTicketSeconds: null,
};
const NOW = new Date('2026-11-22T02:00:00Z');

describe('a period', () => {
  it('counts days as Kesbangpol does, today included', () => {
    expect(daysOf(monthOf('2026-02')).at(-1)).toBe('2026-02-28');
    expect(monthOf('2027-01').previousFrom.toISOString()).toBe('2026-11-30T16:00:00.000Z');
    const late = periodOf(7, new Date('2026-11-22T17:00:00Z'));
    expect(daysOf(late)).toEqual(
      ['17', '18', '19', '20', '21', '22', '23'].map((day) => `2026-11-${day}`),
    );
    expect(late.to.toISOString()).toBe('2026-11-23T16:00:00.000Z');
    expect(late.previousFrom.toISOString()).toBe('2026-11-09T16:00:00.000Z');
  });

  it.each(PERIOD_DAYS)('of %i days is covered by its bars without gap', (days) => {
    const period = periodOf(days, NOW);
    const { bars } = buildOverview(period, NONE, NONE, () => undefined);
    const all = daysOf(period);
    expect(bars[0]?.from).toBe(all[0]);
    expect(bars.at(-1)?.to).toBe(all.at(-1));
    for (const [index, bar] of bars.entries()) {
      const next = bars[index + 1];
      if (next) expect(all.indexOf(next.from)).toBe(all.indexOf(bar.to) + 1);
    }
  });
});

describe('the overview', () => {
  const period = periodOf(7, NOW);
  const counts: TurnCounts = {
    ...NONE,
    byDay: [
      { key: '2026-11-22', outcome: 'answered', count: 60 },
      { key: '2026-11-21', outcome: 'answered', count: 2 },
      { key: '2026-11-20', outcome: 'answered', count: 30 },
      { key: '2026-11-22', outcome: 'unanswered', count: 3 },
      { key: '2026-11-22', outcome: 'clarified', count: 12 },
    ],
    byEntry: [
      { key: 'like', count: 50 },
      { key: 'foto', count: 40 },
      { key: 'gone', count: 2 },
    ],
    byFeedback: [
      { key: 'helpful', count: 60 },
      { key: 'none', count: 32 },
    ],
    byCause: [{ key: 'far', count: 3 }],
    byChannel: [{ key: 'web', count: 107 }],
    askers: 4,
    medianMilliseconds: 3,
    repliedTickets: 2,
    medianTicketSeconds: 900,
  };
  const overview = buildOverview(period, counts, NONE, (id) =>
    id === 'gone' ? undefined : 'media-sosial',
  );

  it('hides what is small, and what would give it away', () => {
    const byKey = Object.fromEntries(overview.outcomes.map((one) => [one.key, one]));
    expect(byKey.answered).toMatchObject({ now: { count: 92 }, share: 86 });
    expect(byKey.unanswered?.now).toEqual({ kind: 'few' });
    expect(byKey.clarified?.now).toEqual({ kind: 'hidden' });
    expect(overview.askers.now).toEqual({ kind: 'few' });
    expect(overview.entries.map(({ key, now }) => [key, now.kind])).toEqual([
      ['like', 'hidden'],
      ['foto', 'hidden'],
      ['gone', 'hidden'],
    ]);
    expect(overview.feedback.map(({ now }) => now.kind)).toEqual(['exact', 'exact', 'exact']);
  });

  it('tells no parts of a whole that it hides, since they could be added up', () => {
    const few = { key: '2026-11-21', outcome: 'unanswered', count: 3 };
    const many = { key: '2026-11-21', outcome: 'answered', count: 30 };
    const byDay = [few, many];
    const hiding = buildOverview(period, { ...counts, byDay }, NONE, () => 'media-sosial');
    expect(hiding.outcomes[0]?.now.kind).toBe('hidden');
    for (const parts of [hiding.feedback, hiding.entries, hiding.categories, hiding.causes]) {
      const told = parts.flatMap(({ now }) => (now.kind === 'exact' ? [now.count] : []));
      expect(told.filter((count) => count > 0)).toEqual([]);
    }
  });

  it('hides an entry beside a small one of the same category', () => {
    const byEntry = [
      { key: 'like', count: 40 },
      { key: 'follow', count: 2 },
      { key: 'hadir', count: 50 },
    ];
    const { entries, categories } = buildOverview(period, { ...counts, byEntry }, NONE, (id) =>
      id === 'hadir' ? 'kampanye' : 'media-sosial',
    );
    expect(categories.map(({ now }) => now)).toEqual([
      { kind: 'exact', count: 50 },
      { kind: 'exact', count: 42 },
    ]);
    expect(Object.fromEntries(entries.map(({ key, now }) => [key, now.kind]))).toEqual({
      hadir: 'exact',
      like: 'hidden',
      follow: 'few',
    });
  });

  it('hides a second outcome of a day that has a small one', () => {
    const day = (outcome: string, count: number) => ({ key: '2026-11-20', outcome, count });
    const other = (outcome: string, count: number) => ({ key: '2026-11-19', outcome, count });
    const byDay = [
      ...[day('answered', 30), day('clarified', 9), day('unanswered', 2)],
      ...[other('answered', 30), other('clarified', 20), other('unanswered', 20)],
      ...[{ key: '2026-11-18', outcome: 'unanswered', count: 4 }],
    ];
    const { bars } = buildOverview(period, { ...counts, byDay }, NONE, () => undefined);
    const kinds = bars.find(({ from }) => from === '2026-11-20')?.parts.map(({ kind }) => kind);
    expect(kinds).toEqual(['exact', 'hidden', 'few', 'exact']);
  });

  it('hides the days of an outcome whose sum is hidden', () => {
    const kinds = overview.bars.at(-1)?.parts.map(({ kind }) => kind);
    expect(kinds).toEqual(['exact', 'hidden', 'hidden', 'exact']);
    expect(overview.bars.flatMap(({ parts }) => parts)).not.toContainEqual({
      kind: 'exact',
      count: 2,
    });
  });

  it('gives no median of a few', () => {
    expect(overview.medianMilliseconds).toBe(3);
    expect(overview.medianTicketSeconds).toBeUndefined();
  });
});
