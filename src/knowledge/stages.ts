import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseWithSchema } from './parse-entry.ts';

const stageSchema = z
  .strictObject({
    id: z.string().min(1),
    name: z.string().min(1),
    from: z.iso.date(),
    to: z.iso.date(),
    source: z.string().min(1),
    status: z.enum(['verified', 'unverified']).default('verified'),
    note: z.string().optional(),
    advice: z.string().optional(),
  })
  .refine((stage) => stage.from <= stage.to, { error: 'a stage that ends after it begins' });

const electionSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  regions: z.union([z.literal('all'), z.array(z.string()).min(1)]),
  note: z.string().optional(),
  stages: z.array(stageSchema).min(1),
});

const calendarSchema = z.strictObject({ elections: z.array(electionSchema) });

/** A stage of an election; both days belong to it. */
export type Stage = Readonly<z.infer<typeof stageSchema>>;
export type Election = Readonly<z.infer<typeof electionSchema>>;

/** A stage that runs on some day, and the election that it belongs to. */
export interface RunningStage {
  readonly election: Election;
  readonly stage: Stage;
}

export interface ElectionCalendar {
  readonly elections: readonly Election[];
  /** The stages that run on a day (`2024-11-24`) in a region, shortest first. */
  runningOn(day: string, regionId: string): readonly RunningStage[];
}

/** @throws InvalidEntryError naming every field that is wrong */
export async function loadElectionCalendar(file: string): Promise<ElectionCalendar> {
  return createElectionCalendar(
    parseWithSchema(file, await readFile(file, 'utf8'), calendarSchema).elections,
  );
}

export function createElectionCalendar(elections: readonly Election[]): ElectionCalendar {
  return {
    elections,
    runningOn(day, regionId) {
      return elections
        .filter(({ regions }) => regions === 'all' || regions.includes(regionId))
        .flatMap((election) => election.stages.map((stage) => ({ election, stage })))
        .filter(({ stage }) => stage.from <= day && day <= stage.to)
        .toSorted((one, other) => lengthOf(one.stage) - lengthOf(other.stage));
    },
  };
}

function lengthOf(stage: Stage): number {
  return Date.parse(stage.to) - Date.parse(stage.from);
}
