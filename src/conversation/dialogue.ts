import { z } from 'zod';
import { AUDIENCES } from '../knowledge/entry.ts';

const dialogueSchema = z.object({
  offered: z.array(z.object({ id: z.string(), label: z.string() })).readonly(),
  entryId: z.string().optional(),
  audience: z.enum(AUDIENCES).optional(),
  /** The first of the choices offered when it was unclear what was meant. */
  likelyEntryId: z.string().optional(),
  /** The question not settled yet, redacted: what an officer would get. */
  question: z.string().optional(),
  /** How often in a row "none of these" was the answer. */
  misses: z.int().default(0),
  /** What was said last, to what, and how often in a row: hashes that lead back to no words. */
  echo: z.object({ said: z.string(), heard: z.string(), times: z.int() }).optional(),
  /** Short answers in English, where an entry has one; absent: Indonesian. */
  language: z.literal('en').optional(),
  /** The next text is a post to be checked, not a question. */
  checkingPost: z.literal(true).optional(),
});

/** What an asker may refer to: the choices just offered, the topic just answered, who they are. */
export type Dialogue = Readonly<z.infer<typeof dialogueSchema>>;

export const NEW_DIALOGUE: Dialogue = { offered: [], misses: 0 };

export function serializeDialogue(dialogue: Dialogue): string {
  return JSON.stringify(dialogue);
}

/** A state that another release wrote and this one cannot read counts as forgotten. */
export function parseDialogue(state: string | undefined): Dialogue {
  if (state === undefined) return NEW_DIALOGUE;
  const parsed = dialogueSchema.safeParse(JSON.parse(state));
  return parsed.success ? parsed.data : NEW_DIALOGUE;
}
