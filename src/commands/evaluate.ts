import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadLabelled } from '../evaluation/labelled-question.ts';
import { judge, measure } from '../evaluation/measures.ts';
import { createKnowledgeBase } from '../knowledge/knowledge-base.ts';
import { loadEntries } from '../knowledge/load-entries.ts';
import { loadLexicon } from '../knowledge/load-lexicon.ts';

const USAGE = 'Usage: evaluate FILE.jsonl [--json] [--half even|odd]';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' }, half: { type: 'string' } },
});
const file = positionals[0];
if (!file) {
  console.error(USAGE);
  process.exit(2);
}
const root = join(import.meta.dirname, '../..');
const [entries, lexicon, labelled] = await Promise.all([
  loadEntries(join(root, 'content/faq')),
  loadLexicon(join(root, 'content')),
  loadLabelled(file),
]);
const knowledge = createKnowledgeBase(entries, lexicon);
const isWanted = ({ id }: { readonly id: string }): boolean => {
  if (values.half === undefined) return true;
  const isEven = Number(id.replace(/\D/g, '')) % 2 === 0;
  return isEven === (values.half === 'even');
};
const judged = labelled.questions.filter(isWanted).map((question) => {
  const start = performance.now();
  const answer = knowledge.answer(question.q);
  return judge(question, answer, (performance.now() - start) * 1000);
});
const measures = measure(judged);
if (values.json) console.log(JSON.stringify(measures));
else console.log(measures);
