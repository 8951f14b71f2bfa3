import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const labelledQuestionSchema = z.object({
  id: z.string(),
  q: z.string(),
  topics: z.array(z.string()).default([]),
  verdict: z.string().optional(),
  style: z.string().default('?'),
  kind: z.string().optional(),
  in_scope: z.boolean(),
});
export type LabelledQuestion = Readonly<z.infer<typeof labelledQuestionSchema>>;

const labelledDialogueSchema = z.object({
  id: z.string(),
  turns: z.array(z.string()),
  topics: z.array(z.array(z.string())),
});
export type LabelledDialogue = Readonly<z.infer<typeof labelledDialogueSchema>>;

/** Reads labelled questions or dialogues, one JSON object a line. */
export async function loadLabelled(
  file: string,
): Promise<{ questions: readonly LabelledQuestion[]; dialogues: readonly LabelledDialogue[] }> {
  const questions: LabelledQuestion[] = [];
  const dialogues: LabelledDialogue[] = [];
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    const value: unknown = JSON.parse(line);
    const isDialogue = typeof value === 'object' && value !== null && 'turns' in value;
    const schema = isDialogue ? labelledDialogueSchema : labelledQuestionSchema;
    const result = schema.safeParse(value);
    if (!result.success) {
      throw new Error(`${file}: line ${index + 1}: ${z.prettifyError(result.error)}`);
    }
    if ('turns' in result.data) dialogues.push(result.data);
    else questions.push(result.data);
  }
  return { questions, dialogues };
}
