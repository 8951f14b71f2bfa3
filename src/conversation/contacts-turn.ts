import type { KnowledgeEntry } from '../knowledge/entry.ts';
import { officeOf } from '../knowledge/region.ts';
import type { Dialogue } from './dialogue.ts';
import type { InboundMessage } from './message.ts';
import { CONTACTS_CHANGE } from './replies.ts';
import type { EngineParts, Turn } from './turn.ts';
import { entryTurn } from './turn-parts.ts';
import { OFFICE_NAME } from './wording.ts';

export const CONTACTS_ENTRY = 'lapor-kontak';

/** The offices and how to reach them: who asks for contacts wants them, not a text about them. */
export function contactsTurn(
  parts: EngineParts,
  message: InboundMessage,
  dialogue: Dialogue,
  entry: KnowledgeEntry,
): Turn {
  const turn = entryTurn(parts, message, dialogue, entry);
  const lines = entry.contacts.flatMap((id) => {
    const office = officeOf(parts.content.region, id);
    if (!office) return [];
    const ways = office.contacts.map(({ kind, value }) => `${kind} ${value}`).join(', ');
    return [`- **${OFFICE_NAME[id]}**: ${ways || office.handles}`];
  });
  const heading = `**${entry.act}** · ${parts.content.region.name}`;
  const text = [heading, lines.join('\n'), CONTACTS_CHANGE].join('\n\n');
  return { ...turn, reply: { ...turn.reply, text } };
}
