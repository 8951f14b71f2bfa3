import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { z } from 'zod';
import { waitFor } from '../wait-for.ts';

export const CLOUD = {
  token: 'a-token-of-the-graph-api',
  phoneId: '1055500001111',
  appSecret: 'the-secret-of-the-app',
  verifyToken: 'the-token-of-the-handshake',
};

const choiceSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
});
const postSchema = z.object({
  to: z.string(),
  type: z.enum(['text', 'interactive', 'template']),
  template: z
    .object({
      name: z.string(),
      language: z.object({ code: z.literal('id') }),
      components: z.tuple([
        z.object({
          type: z.literal('body'),
          parameters: z.tuple([
            // Meta refuses line breaks in a parameter.
            z.object({ type: z.literal('text'), text: z.string().regex(/^[^\n\t]{1,1024}$/) }),
          ]),
        }),
      ]),
    })
    .optional(),
  text: z.object({ body: z.string().max(4_096) }).optional(),
  interactive: z
    .object({
      type: z.enum(['button', 'list']),
      body: z.object({ text: z.string().max(1_024) }),
      action: z.object({
        buttons: z
          .array(z.object({ reply: choiceSchema.extend({ title: z.string().max(20) }) }))
          .max(3)
          .optional(),
        sections: z
          .array(
            z.object({ rows: z.array(choiceSchema.extend({ title: z.string().max(24) })).max(10) }),
          )
          .optional(),
      }),
    })
    .optional(),
});

const readSchema = z.object({ status: z.literal('read'), message_id: z.string() });

/** A message of the bot as a phone shows it. */
export interface CloudShown {
  readonly to: string;
  readonly text: string;
  /** The name of the template that it came by. */
  readonly template?: string | undefined;
  readonly choices: readonly {
    readonly id: string;
    readonly title: string;
    /** The whole label, where the title is too short for it. */
    readonly description?: string | undefined;
  }[];
}

/** The Graph API as far as the bot uses it, with its limits, and the webhook calls that it makes. */
export interface GraphServer {
  readonly root: string;
  readonly shown: readonly CloudShown[];
  readonly refused: readonly string[];
  /** The ids of people's messages that the bot has read, each with what it had said until then. */
  readonly reads: readonly { readonly messageId: string; readonly shownBefore: number }[];
  /** The next posts are refused with this code of Meta. */
  refuse(status: number, code: number, times: number): void;
  shownTo(phone: string): readonly CloudShown[];
  reply(phone: string, count?: number): Promise<CloudShown>;
  stop(): Promise<void>;
}

export async function startGraphServer(): Promise<GraphServer> {
  const shown: CloudShown[] = [];
  const refused: string[] = [];
  const reads: { readonly messageId: string; readonly shownBefore: number }[] = [];
  const refusals: { readonly status: number; readonly code: number }[] = [];
  const http = createServer((request, response) => {
    void answer(request).then(({ status, body }) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
  });
  const failure = (status: number, code: number) => ({
    status,
    body: { error: { code, message: 'no' } },
  });

  async function answer(request: IncomingMessage) {
    const body: unknown = JSON.parse(Buffer.concat(await request.toArray()).toString());
    if (request.headers.authorization !== `Bearer ${CLOUD.token}`) return failure(401, 190);
    if (request.url !== `/v24.0/${CLOUD.phoneId}/messages`) return failure(404, 100);
    const read = readSchema.safeParse(body).data;
    if (read) {
      reads.push({ messageId: read.message_id, shownBefore: shown.length });
      return { status: 200, body: {} };
    }
    const refusal = refusals.shift();
    if (refusal) return failure(refusal.status, refusal.code);
    const post = postSchema.safeParse(body);
    if (!post.success) {
      refused.push(post.error.message);
      return failure(400, 131009);
    }
    shown.push(toShown(post.data));
    return { status: 200, body: { messages: [{ id: `wamid.${randomUUID()}` }] } };
  }

  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  const shownTo = (phone: string) => shown.filter(({ to }) => to === phone);
  return {
    root: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v24.0`,
    shown,
    refused,
    reads,
    refuse(status, code, times) {
      for (let index = 0; index < times; index++) refusals.push({ status, code });
    },
    shownTo,
    reply: (phone, count = 1) =>
      waitFor(`message ${count} to ${phone}`, () => shownTo(phone)[count - 1]),
    async stop() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

function toShown({ to, text, interactive, template }: z.infer<typeof postSchema>): CloudShown {
  const { buttons = [], sections = [] } = interactive?.action ?? {};
  const choices = [...buttons.map(({ reply }) => reply), ...sections.flatMap(({ rows }) => rows)];
  const parameter = template?.components[0].parameters[0].text;
  const words = text?.body ?? interactive?.body.text ?? parameter ?? '';
  return { to, text: words, template: template?.name, choices };
}

export function cloudEnvironment(root: string): Record<string, string> {
  return {
    WHATSAPP_MODE: 'cloud',
    WHATSAPP_CLOUD_TOKEN: CLOUD.token,
    WHATSAPP_CLOUD_PHONE_ID: CLOUD.phoneId,
    WHATSAPP_CLOUD_APP_SECRET: CLOUD.appSecret,
    WHATSAPP_CLOUD_VERIFY_TOKEN: CLOUD.verifyToken,
    WHATSAPP_CLOUD_API_ROOT: root,
  };
}

/** What Meta posts for messages and statuses of the number. */
export function cloudEvent(value: {
  readonly messages?: readonly unknown[];
  readonly statuses?: readonly unknown[];
}): string {
  const metadata = { display_phone_number: '6281', phone_number_id: CLOUD.phoneId };
  const change = {
    field: 'messages',
    value: { messaging_product: 'whatsapp', metadata, ...value },
  };
  return JSON.stringify({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [change] }],
  });
}

/** A person's message in Meta's form. */
export function cloudMessage(
  from: string,
  content: object,
  at = new Date(),
): Record<string, unknown> {
  return {
    from,
    id: `wamid.${randomUUID()}`,
    timestamp: String(Math.floor(at.getTime() / 1000)),
    ...content,
  };
}

/** Posts an event as Meta does, signed. */
export function postEvent(base: string, body: string, secret = CLOUD.appSecret): Promise<Response> {
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  return fetch(`${base}/whatsapp/webhook`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
  });
}
