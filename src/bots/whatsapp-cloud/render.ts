import type { Choice, Reply } from '../../conversation/message.ts';
import { CHOOSE, CHOOSE_BUTTON } from '../../conversation/replies.ts';
import { CHAT_TEXT, renderMarkdown } from '../markdown.ts';
import { splitText } from '../split-text.ts';

/** A message as the Graph API takes it, without its address. */
export type CloudContent =
  | { readonly type: 'text'; readonly text: { readonly body: string; readonly preview_url: false } }
  | { readonly type: 'interactive'; readonly interactive: Interactive };

interface Interactive {
  readonly type: 'button' | 'list';
  readonly body: { readonly text: string };
  readonly action: Readonly<Record<string, unknown>>;
}

const TEXT_MAX = 4_096;
const BODY_MAX = 1_024;
const BUTTONS_MAX = 3;
const BUTTON_TITLE_MAX = 20;
const ROWS_MAX = 10;
const ROW_TITLE_MAX = 24;
const ROW_DESCRIPTION_MAX = 72;

/**
 * A reply as one message where the Graph API allows it. Text that is too long to stand above
 * buttons goes ahead on its own; choices beyond the tenth are numbered in the text.
 */
export function renderCloudMessages({ text, choices }: Reply): readonly CloudContent[] {
  const beyond = choices
    .slice(ROWS_MAX)
    .map(({ label }, index) => `*${ROWS_MAX + index + 1}* ${label}`);
  const body = [renderMarkdown(text, CHAT_TEXT), beyond.join('\n')].filter(Boolean).join('\n\n');
  if (choices.length === 0) return textMessages(body);
  if (body.length <= BODY_MAX) return [interactive(body, choices)];
  return [...textMessages(body), interactive(CHOOSE, choices)];
}

function textMessages(body: string): readonly CloudContent[] {
  return splitText(body, TEXT_MAX).map((part) => ({
    type: 'text',
    text: { body: part, preview_url: false },
  }));
}

function interactive(text: string, choices: readonly Choice[]): CloudContent {
  const fitsButtons =
    choices.length <= BUTTONS_MAX && choices.every(({ label }) => label.length <= BUTTON_TITLE_MAX);
  return {
    type: 'interactive',
    interactive: fitsButtons
      ? { type: 'button', body: { text }, action: { buttons: choices.map(button) } }
      : {
          type: 'list',
          body: { text },
          action: {
            button: CHOOSE_BUTTON,
            sections: [{ rows: choices.slice(0, ROWS_MAX).map(row) }],
          },
        },
  };
}

function button({ id, label }: Choice) {
  return { type: 'reply', reply: { id, title: label } };
}

/** A label that is too long for a row's title stands in full underneath. */
function row({ id, label }: Choice) {
  return label.length <= ROW_TITLE_MAX
    ? { id, title: label }
    : {
        id,
        title: shortened(label, ROW_TITLE_MAX),
        description: shortened(label, ROW_DESCRIPTION_MAX),
      };
}

function shortened(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`;
}
