import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, Faults } from './faults.ts';
import type { Method, Parameters } from './methods.ts';
import { badRequest, Refusal } from './refusal.ts';

/** A call the bot made and how it ended; `status` 0: the connection was cut. */
export interface Call {
  readonly method: string;
  readonly parameters: Parameters;
  readonly status: number;
}

export interface HttpParts {
  readonly token: string;
  readonly methods: Readonly<Record<string, Method>>;
  readonly faults: Faults;
  readonly record: (call: Call) => void;
}

/** The Bot API over HTTP: `POST /bot<token>/<method>` with a JSON body. */
export function createBotApiServer(parts: HttpParts): Server {
  return createServer((request, response) => {
    serve(parts, request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error(String(error)));
    });
  });
}

async function serve(
  parts: HttpParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
  if (token !== parts.token) return send(response, new Refusal(401, 'Unauthorized'));
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const parameters = await readParameters(request);
  const fault = parts.faults.take(method);
  const outcome = await perform(parts.methods, method, parameters, fault, gone.signal);
  const status = fault?.kind === 'cut' ? 0 : outcome instanceof Refusal ? outcome.code : 200;
  parts.record({ method, parameters, status });
  if (fault?.kind === 'cut') response.destroy();
  else send(response, outcome);
}

async function perform(
  methods: HttpParts['methods'],
  method: string,
  parameters: Parameters,
  fault: Fault | undefined,
  gone: AbortSignal,
): Promise<unknown> {
  if (fault?.kind === 'refuse') {
    const { code, description = 'as ordered', retryAfter, migrateTo } = fault;
    return new Refusal(code, description, {
      ...(retryAfter === undefined ? {} : { retry_after: retryAfter }),
      ...(migrateTo === undefined ? {} : { migrate_to_chat_id: migrateTo }),
    });
  }
  if (fault?.kind === 'cut' && fault.when === 'before') return undefined;
  if (fault?.kind === 'slow') await sleep(fault.ms);
  const handler = methods[method.toLowerCase()];
  if (!handler) return new Refusal(404, 'Not Found: method not found');
  try {
    return await handler(parameters, gone);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

async function readParameters(request: IncomingMessage): Promise<Parameters> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  if (body === '') return {};
  const parsed: unknown = JSON.parse(body);
  if (typeof parsed !== 'object' || parsed === null) throw badRequest("can't parse the body");
  return { ...parsed };
}

function send(response: ServerResponse, outcome: unknown): void {
  if (response.destroyed) return;
  const refused = outcome instanceof Refusal;
  const body = refused ? outcome.toBody() : { ok: true, result: outcome };
  response.writeHead(refused ? outcome.code : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
