import { Agent, createServer, type IncomingMessage, request as send } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

/** Telegram as the load bench needs it: posts messages, takes replies, keeps the time. */
export interface Platform {
  readonly url: string;
  /** Posts a message of somebody new; resolves to the milliseconds until the reply has come. */
  ask(webhookUrl: string, text: string): Promise<number>;
  close(): Promise<void>;
}

const SECRET_HEADER = 'x-telegram-bot-api-secret-token';
const PATIENCE_MS = 60_000;
const BOT = { id: 7, is_bot: true, first_name: 'Tanya Netral', username: 'tanya_netral_bot' };

export async function startPlatform(secret: string): Promise<Platform> {
  const waiting = new Map<number, (at: number) => void>();
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  let lastId = 1_000_000;
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const method = request.url?.split('/').at(-1) ?? '';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, result: method === 'getMe' ? BOT : true }));
      if (method !== 'sendMessage') return;
      const { chat_id: chatId } = JSON.parse(body) as { chat_id: number };
      waiting.get(chatId)?.(performance.now());
      waiting.delete(chatId);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  return {
    url: `http://127.0.0.1:${port}`,
    async ask(webhookUrl, text) {
      lastId += 1;
      const replied = new Promise<number>((resolve) => waiting.set(lastId, resolve));
      const begun = performance.now();
      const chat = { id: lastId, type: 'private', first_name: 'Ani' };
      const message = {
        message_id: 1,
        date: Math.floor(Date.now() / 1000),
        chat,
        from: chat,
        text,
      };
      await post(agent, webhookUrl, { update_id: lastId, message }, { [SECRET_HEADER]: secret });
      const late = new AbortController();
      const tooLate = sleep(PATIENCE_MS, undefined, { signal: late.signal }).then(() => {
        throw new Error(`no reply within ${PATIENCE_MS} ms to: ${text}`);
      });
      try {
        return (await Promise.race([replied, tooLate])) - begun;
      } finally {
        late.abort();
        tooLate.catch(() => undefined); // the reply came
      }
    },
    async close() {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Posts JSON and reads the answer to its end. */
export async function post(
  agent: Agent,
  url: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const text = JSON.stringify(body);
  await new Promise<void>((resolve, reject) => {
    const length = String(Buffer.byteLength(text));
    const request = send(
      url,
      {
        agent,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': length, ...headers },
      },
      (response) => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 200
            ? resolve()
            : reject(new Error(`HTTP ${response.statusCode}`)),
        );
      },
    );
    request.once('error', reject);
    request.end(text);
  });
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
