import type { Content } from '../knowledge/content.ts';
import type { Election, Stage } from '../knowledge/stages.ts';
import { dayAfter, longDate } from './long-date.ts';
import { LEAD } from './wording.ts';

/** One message to everybody who asked to be reminded. */
export interface Reminder {
  /** Names the election, the stage, and which of its reminders. */
  readonly id: string;
  /** Markdown. */
  readonly text: string;
}

type Calendar = Pick<Content, 'calendar' | 'region'>;

/** Stages as long as this are also announced a week ahead, and their last day is told. */
const LONG_DAYS = 7;

/**
 * The reminders that are due on a day (`2024-11-23`): at most three a stage. Nothing is said of
 * dates that no source confirms.
 */
export function remindersOn(day: string, { calendar, region }: Calendar): readonly Reminder[] {
  const stages = calendar.elections
    .filter(({ regions }) => regions === 'all' || regions.includes(region.id))
    .flatMap((election) => election.stages.map((stage) => ({ election, stage })));
  const beginsOn = (date: string) => stages.some(({ stage }) => stage.from === date);
  return stages.flatMap(({ election, stage }) => {
    if (stage.status !== 'verified') return [];
    const kind = kindOn(day, stage, beginsOn);
    return kind
      ? [{ id: `${election.id}/${stage.id}/${kind}`, text: say(kind, election, stage) }]
      : [];
  });
}

type Kind = 'week' | 'eve' | 'end';

function kindOn(
  day: string,
  { from, to }: Stage,
  beginsOn: (date: string) => boolean,
): Kind | undefined {
  if (day === dayAfter(from, -1)) return 'eve';
  if (dayAfter(from, LONG_DAYS - 1) > to) return undefined;
  if (day === dayAfter(from, -LONG_DAYS)) return 'week';
  // What begins the day after has a reminder of its own.
  return day === to && !beginsOn(dayAfter(to, 1)) ? 'end' : undefined;
}

function say(kind: Kind, election: Election, stage: Stage): string {
  return [announcement(kind, election, stage), kind === 'end' ? '' : stage.advice, LEAD.reminder]
    .filter(Boolean)
    .join('\n\n');
}

function announcement(kind: Kind, election: Election, { name, from, to }: Stage): string {
  const what = `**${name} ${election.name}**`;
  const until = from === to ? '' : `, sampai ${longDate(to)}`;
  switch (kind) {
    case 'week':
      return `${what} mulai seminggu lagi, ${longDate(from)}${until}.`;
    case 'eve':
      return `${what} mulai besok, ${longDate(from)}${until}.`;
    case 'end':
      return `Hari ini hari terakhir ${what}.`;
  }
}
