import type { KnowledgeEntry } from '../knowledge/entry.ts';
import { asideChoices, TOPICS_ASIDE } from './choices.ts';
import type { Dialogue } from './dialogue.ts';
import {
  POST_ASK,
  POST_CANCELLED,
  POST_NEUTRAL,
  POST_OFFICIAL,
  POST_PARTISAN,
  POST_SAFE,
} from './guide-replies.ts';
import type { InboundMessage } from './message.ts';
import type { EngineParts, Turn } from './turn.ts';
import { entryTurn, plainTurn } from './turn-parts.ts';
import { VERDICT_WORD } from './wording.ts';

/** What makes a post a matter of neutrality, by the concepts of the lexicon. */
const PARTISAN: ReadonlySet<string> = new Set([
  ...['calon', 'bakal-calon', 'petahana', 'timses', 'partai', 'atribut', 'gestur', 'mengajak'],
  ...['mengerahkan', 'hadir-kampanye', 'jadi-tim', 'surat-dukungan', 'urusan-politik'],
]);
/** What an election authority says about the election itself. */
const OFFICIAL: ReadonlySet<string> = new Set(['info-resmi', 'kpu-bawaslu', 'jadwal-pemilu']);
const OFFICIAL_ENTRY = 'medsos-info-resmi';
/** A candidate's number or slogan, which is no word of the lexicon. */
const SLOGAN = /\b(?:no(?:mor)?\.? ?(?:urut ?)?\d{1,2}|coblos|menang(?:kan)?|lanjutkan)\b/i;
const CANCEL = /^(?:batal|ga(?:k)? jadi|nggak jadi|tidak jadi|ngga jadi)\b/i;

/** Asks for the post that is to be checked. */
export function askForPost(question: string, dialogue: Dialogue): Turn {
  const turn = plainTurn(question, POST_ASK, 'courtesy', dialogue, []);
  return { ...turn, dialogue: { ...turn.dialogue, checkingPost: true } };
}

/** The verdict on a post by act: uploading it, liking it, a photo, a gesture … */
export function postTurn(parts: EngineParts, message: InboundMessage, dialogue: Dialogue): Turn {
  const post = message.text.trim();
  if (CANCEL.test(post))
    return plainTurn(post, POST_CANCELLED, 'courtesy', dialogue, [TOPICS_ASIDE]);
  const concepts = parts.concepts(post);
  const isPartisan = SLOGAN.test(post) || concepts.some((concept) => PARTISAN.has(concept));
  const official = parts.knowledge.entry(OFFICIAL_ENTRY);
  if (!isPartisan && official && concepts.some((concept) => OFFICIAL.has(concept))) {
    const turn = entryTurn(parts, message, dialogue, official);
    const text = [POST_OFFICIAL, turn.reply.text].join('\n\n');
    return { ...turn, question: post, reply: { ...turn.reply, text } };
  }
  return isPartisan
    ? partisanTurn(parts, post, dialogue)
    : plainTurn(post, [POST_NEUTRAL, POST_SAFE].join('\n\n'), 'courtesy', dialogue, [TOPICS_ASIDE]);
}

function partisanTurn(parts: EngineParts, post: string, dialogue: Dialogue): Turn {
  const entries = parts.content.guide.post.flatMap((id) => parts.knowledge.entry(id) ?? []);
  const text = [POST_PARTISAN, entries.map(verdictItem).join('\n'), POST_SAFE].join('\n\n');
  const choices = [...asideChoices(entries), TOPICS_ASIDE];
  const turn = plainTurn(post, text, 'answered', dialogue, choices);
  const [first] = entries;
  if (!first) return turn;
  const { id: entryId, verdict } = first;
  return { ...turn, entryId, verdict, candidates: [{ entry: first, score: 1 }] };
}

function verdictItem({ verdict, act, title }: KnowledgeEntry): string {
  return verdict === 'informasi' ? `- ${title}` : `- **${VERDICT_WORD[verdict]}** · ${act}`;
}
