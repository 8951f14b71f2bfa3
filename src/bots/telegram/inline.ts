import type { Api } from 'grammy';
import type { InlineQuery, InlineQueryResultArticle } from 'grammy/types';
import type { Suggestion } from '../../conversation/suggestions.ts';
import { renderTelegramHtml } from './render.ts';

const CACHE_SECONDS = 300;
const DESCRIPTION_MAX_CHARACTERS = 120;

/**
 * Offers entries to paste into any chat. Neither the words nor who typed them are kept, logged or
 * handed on.
 */
export async function answerInline(
  api: Api,
  { id, query }: Pick<InlineQuery, 'id' | 'query'>,
  suggest: (text: string) => readonly Suggestion[],
): Promise<void> {
  await api.answerInlineQuery(id, suggest(query).map(toArticle), {
    cache_time: CACHE_SECONDS,
    button: { text: 'Tanya langsung ke Tanya Netral', start_parameter: 'mulai' },
  });
}

function toArticle({ id, title, summary, text }: Suggestion): InlineQueryResultArticle {
  return {
    type: 'article',
    id,
    title,
    description: summary.slice(0, DESCRIPTION_MAX_CHARACTERS),
    input_message_content: {
      message_text: renderTelegramHtml(text),
      parse_mode: 'HTML',
      link_preview_options: { is_disabled: true },
    },
  };
}
