import type { Content } from '../knowledge/content.ts';
import type { RunningStage } from '../knowledge/stages.ts';
import { localTime, longDate } from './long-date.ts';
import { NO_STAGE_TODAY } from './replies.ts';
import { LEAD } from './wording.ts';

/** Which stage today is and what it means, and what changes at the next, as separate sentences. */
export function stageNotes(
  { calendar, region }: Pick<Content, 'calendar' | 'region'>,
  today: Date,
): { readonly now: string; readonly next?: string } {
  const { day } = localTime(today, region.timeZone);
  const [running] = calendar.runningOn(day, region.id);
  const next = nextStage(calendar, region.id, running?.stage.to ?? day);
  return {
    now: `${LEAD.today} ${running ? describe(running) : NO_STAGE_TODAY}`,
    ...(next ? { next: announce(next) } : {}),
  };
}

/** The stage that begins soonest after a day, in elections that concern the region. */
function nextStage(
  { elections }: Content['calendar'],
  regionId: string,
  day: string,
): RunningStage | undefined {
  return elections
    .filter(({ regions }) => regions === 'all' || regions.includes(regionId))
    .flatMap((election) => election.stages.map((stage) => ({ election, stage })))
    .filter(({ stage }) => stage.from > day)
    .toSorted((one, other) => one.stage.from.localeCompare(other.stage.from))[0];
}

function describe({ election, stage }: RunningStage): string {
  return `${stage.name} ${election.name}, sampai ${longDate(stage.to)}. ${stage.advice ?? ''}`.trim();
}

function announce({ election, stage }: RunningStage): string {
  const name = `${stage.name.charAt(0).toLowerCase()}${stage.name.slice(1)} ${election.name}`;
  return `${LEAD.next} ${longDate(stage.from)}: ${name}. ${stage.advice ?? ''}`.trim();
}
