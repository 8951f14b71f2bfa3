import type { Courtesy, OutsideSubject } from './answer.ts';
import type { KnowledgeEntry } from './entry.ts';
import type { Lexicon, OutsideGroup } from './lexicon.ts';

/** What a message can turn out to be: a topic, or one of the things that are not ours. */
export type Label =
  | { readonly kind: 'entry'; readonly entry: KnowledgeEntry }
  | { readonly kind: 'outside'; readonly subject: OutsideSubject }
  | { readonly kind: 'courtesy'; readonly courtesy: Courtesy };

/** A label with the texts that it is learnt from. */
export interface LabelledTexts {
  readonly label: Label;
  readonly texts: readonly string[];
}

/** All labels, the entries first and in their order, then what the lexicon knows of the outside. */
export function labelledTexts(
  entries: readonly KnowledgeEntry[],
  lexicon: Lexicon,
): readonly LabelledTexts[] {
  const ofEntries = entries.map((entry) => ({
    label: { kind: 'entry', entry } as const,
    texts: [entry.question, entry.title, entry.act, ...entry.ways.map((way) => way.text)],
  }));
  const outside = new Map<string, { label: Label; texts: string[] }>();
  for (const group of lexicon.outside) {
    const label = toLabel(group);
    const key = JSON.stringify(label);
    const known = outside.get(key);
    if (known) known.texts.push(...group.examples);
    else outside.set(key, { label, texts: [...group.examples] });
  }
  return [...ofEntries, ...outside.values()];
}

function toLabel(group: OutsideGroup): Label {
  if (group.courtesy !== undefined) return { kind: 'courtesy', courtesy: group.courtesy };
  if (group.subject === 'political') return { kind: 'outside', subject: { kind: 'political' } };
  const subject = { kind: 'elsewhere', ...(group.office && { office: group.office }) } as const;
  return { kind: 'outside', subject };
}
