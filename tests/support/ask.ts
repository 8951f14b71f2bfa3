import { randomUUID } from 'node:crypto';

/** What `POST /api/chat` answers. */
export interface ChatAnswer {
  readonly outcome: string;
  readonly topic: string | null;
  readonly text: string;
  readonly html: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** Sends a body to the web chat as it is. */
export function postChat(url: string, body: unknown): Promise<Response> {
  return fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

/** Asks the web chat in a session of its own, or the one given. */
export async function ask(
  url: string,
  text: string,
  more: { readonly session?: string; readonly choice?: string } = {},
): Promise<ChatAnswer> {
  const response = await postChat(url, { session: randomUUID(), text, ...more });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as ChatAnswer;
}
