import type { Dialogue } from './dialogue.ts';
import { recogniseIntent } from './intent.ts';
import type { Channel, InboundMessage } from './message.ts';
import { paused, STORE_AWAY, UNSTORED } from './replies.ts';
import type { Action, ConversationEngine, Turn } from './turn.ts';

/** A pause as askers read of it. */
export interface PauseNotice {
  readonly backAt?: Date;
  /** Other ways to ask that are open meanwhile, as they are named to askers. */
  readonly otherWays: readonly string[];
}

export type PauseOf = (channel: Channel) => PauseNotice | undefined;

/** What staff send to see whether a channel works. */
const TEST_CODE = /^\/?uji\s+([a-z]\d[a-z]\d)[\s.!]*$/i;
/** What is kept of somebody stays theirs to see and to erase. */
const ALWAYS_OPEN: readonly string[] = ['erase', 'privacy', 'stop'];

/**
 * The engine behind a gate: staff's test codes pass it by, and while a channel is paused every
 * message gets one sentence in place of an answer. Of either nothing is kept but that it came.
 */
export function guardEngine(engine: ConversationEngine, pauseOf: PauseOf): ConversationEngine {
  return (message, dialogue) => {
    const code = message.group ? undefined : TEST_CODE.exec(message.text.trim())?.[1];
    if (code !== undefined) return testTurn(message, dialogue, code.toUpperCase());
    const pause = isAlwaysOpen(message) ? undefined : pauseOf(message.channel);
    return pause ? pausedTurn(pause, dialogue) : engine(message, dialogue);
  };
}

/** What people read while a channel is paused. */
export function pauseText({ backAt, otherWays }: PauseNotice): string {
  return paused(backAt && localTime(backAt), otherWays);
}

function isAlwaysOpen({ text, choiceId }: InboundMessage): boolean {
  const intent = recogniseIntent(text, choiceId, []);
  return intent.kind === 'command' && ALWAYS_OPEN.includes(intent.command);
}

function pausedTurn(pause: PauseNotice, dialogue: Dialogue): Turn {
  return { ...silentTurn(pauseText(pause), dialogue), announcement: true };
}

function testTurn({ channel }: InboundMessage, dialogue: Dialogue, code: string): Turn {
  const action: Action = { kind: 'confirm-test', code, channel };
  return { ...silentTurn(STORE_AWAY, dialogue), action };
}

/** No question of ours: not counted as one, and its words are not kept. */
function silentTurn(text: string, dialogue: Dialogue): Turn {
  return {
    reply: { text, choices: [] },
    outcome: 'courtesy',
    dialogue,
    question: UNSTORED,
    candidates: [],
    unstored: true,
  };
}

const LOCAL_TIME = new Intl.DateTimeFormat('id', {
  ...({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const),
  ...({ hour: '2-digit', minute: '2-digit' } as const),
  timeZone: 'Asia/Makassar',
});

function localTime(at: Date): string {
  return `${LOCAL_TIME.format(at)} WITA`;
}
