import { z } from 'zod';
import {
  CHANNEL_SECRETS,
  channelVariables,
  checkChannels,
  type WhatsAppConfig,
  whatsappConfig,
} from './config-channels.ts';
import { PASSWORD_MIN_CHARACTERS } from './staff/password.ts';

const SECRET_MIN_BYTES = 32;
const DIALOGUE_MINUTES = 10;
const WEBHOOK_SECRET = /^[A-Za-z0-9_-]{32,256}$/;

/** Thrown when the environment cannot be used; its message lists every problem. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(['The configuration has problems:', ...problems.map((line) => `- ${line}`)].join('\n'));
    this.name = 'ConfigError';
  }
}

const secret = z
  .string()
  .refine((text) => Buffer.byteLength(text) >= SECRET_MIN_BYTES, 'at least 32 bytes of text');

/** The promise is an upper bound: it can be shortened, not extended. */
const days = (atMost: number) =>
  z.coerce.number('a number of days').int().min(1).max(atMost).default(atMost);

const environmentSchema = z
  .object({
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number('a port number').int().min(0).max(65_535).default(3000),
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    DATA_DIR: z.string().min(1).default('./data'),
    CONTENT_DIR: z.string().min(1).default('./content'),
    CACHE_DIR: z.string().min(1).optional(),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    APP_SECRET: secret.optional(),
    APP_SECRET_PREVIOUS: secret.optional(),
    TELEGRAM_BOT_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]+$/, 'a token as BotFather gives it, such as 123456:ABC-def')
      .optional(),
    TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),
    TELEGRAM_MODE: z.enum(['polling', 'webhook']).default('polling'),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(WEBHOOK_SECRET, '32 to 256 letters, digits, "_" or "-"')
      .optional(),
    ...channelVariables,
    REGION: z
      .string()
      .regex(/^[a-z-]+$/, 'the name of a file in content/regions')
      .default('kaltim'),
    RETENTION_TURNS_DAYS: days(365),
    RETENTION_TICKETS_DAYS: days(90),
    RETENTION_MESSAGES_DAYS: days(14),
    RETENTION_AUDIT_DAYS: days(730),
    RETENTION_DIALOGUE_MINUTES: z.coerce
      .number('a number of minutes')
      .int()
      .min(1)
      .max(DIALOGUE_MINUTES)
      .default(DIALOGUE_MINUTES),
    ADMIN_EMAIL: z.email('an e-mail address').optional(),
    ADMIN_PASSWORD: z
      .string()
      .min(PASSWORD_MIN_CHARACTERS, `at least ${PASSWORD_MIN_CHARACTERS} characters`)
      .optional(),
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  })
  .superRefine((environment, context) => {
    checkChannels(environment, (name, message) =>
      context.addIssue({ code: 'custom', path: [name], message }),
    );
    if ((environment.ADMIN_EMAIL === undefined) !== (environment.ADMIN_PASSWORD === undefined)) {
      const missing = environment.ADMIN_EMAIL === undefined ? 'ADMIN_EMAIL' : 'ADMIN_PASSWORD';
      const message = 'present, because ADMIN_EMAIL and ADMIN_PASSWORD go together';
      context.addIssue({ code: 'custom', path: [missing], message });
    }
    if (environment.APP_SECRET_PREVIOUS !== undefined && environment.APP_SECRET === undefined) {
      const message = 'absent where APP_SECRET is; a secret kept in DATA_DIR is renewed by itself';
      context.addIssue({ code: 'custom', path: ['APP_SECRET_PREVIOUS'], message });
    }
    if (environment.TELEGRAM_MODE !== 'webhook') return;
    for (const name of ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'PUBLIC_URL'] as const) {
      if (environment[name] === undefined) {
        const message = 'present when TELEGRAM_MODE is webhook';
        context.addIssue({ code: 'custom', path: [name], message });
      }
    }
  });

export interface TelegramConfig {
  readonly token: string;
  readonly apiRoot: string;
  /** Absent: polling. */
  readonly webhook?: { readonly url: string; readonly secret: string };
}

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly publicUrl?: string;
  readonly dataDir: string;
  /** Nothing is real, and every page says so. Set by `npm run demo` alone. */
  readonly demo?: true;
  readonly contentDir: string;
  readonly cacheDir: string;
  readonly databaseUrl?: string;
  /** Absent: one is made at the first start and kept in `dataDir`. */
  readonly appSecret?: string;
  /** The secret before it, while it is being replaced. */
  readonly previousAppSecret?: string;
  readonly telegram?: TelegramConfig;
  /** Absent: the channel is off. */
  readonly whatsapp?: WhatsAppConfig;
  /** Absent: the staff API takes no token. */
  readonly staffApiToken?: string;
  /** The desk's first account; absent: a setup link is printed at the start. */
  readonly admin?: { readonly email: string; readonly password: string };
  readonly region: string;
  readonly retentionDays: Readonly<Record<'turns' | 'tickets' | 'messages' | 'audit', number>>;
  /** After this time without a message an asker starts afresh. */
  readonly dialogueMinutes: number;
  readonly logLevel: string;
  /** Where traces go, OTLP over HTTP; absent: there are none. */
  readonly tracesEndpoint?: string;
}

/** @throws ConfigError naming every variable that is wrong, what was expected and what was found */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const filled = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = environmentSchema.safeParse(filled);
  if (!result.success) throw new ConfigError(result.error.issues.map((i) => describe(i, filled)));
  const values = result.data;
  const telegram = telegramConfig(values);
  const whatsapp = whatsappConfig(values);
  return {
    host: values.HOST,
    port: values.PORT,
    dataDir: values.DATA_DIR,
    contentDir: values.CONTENT_DIR,
    cacheDir: values.CACHE_DIR ?? values.DATA_DIR,
    region: values.REGION,
    logLevel: values.LOG_LEVEL,
    retentionDays: {
      turns: values.RETENTION_TURNS_DAYS,
      tickets: values.RETENTION_TICKETS_DAYS,
      messages: values.RETENTION_MESSAGES_DAYS,
      audit: values.RETENTION_AUDIT_DAYS,
    },
    dialogueMinutes: values.RETENTION_DIALOGUE_MINUTES,
    ...(values.PUBLIC_URL === undefined ? {} : { publicUrl: values.PUBLIC_URL }),
    ...(values.OTEL_EXPORTER_OTLP_ENDPOINT === undefined
      ? {}
      : { tracesEndpoint: values.OTEL_EXPORTER_OTLP_ENDPOINT }),
    ...(values.DATABASE_URL === undefined ? {} : { databaseUrl: values.DATABASE_URL }),
    ...(values.APP_SECRET === undefined ? {} : { appSecret: values.APP_SECRET }),
    ...(values.APP_SECRET_PREVIOUS === undefined
      ? {}
      : { previousAppSecret: values.APP_SECRET_PREVIOUS }),
    ...(telegram === undefined ? {} : { telegram }),
    ...(whatsapp === undefined ? {} : { whatsapp }),
    ...(values.ADMIN_EMAIL === undefined || values.ADMIN_PASSWORD === undefined
      ? {}
      : { admin: { email: values.ADMIN_EMAIL, password: values.ADMIN_PASSWORD } }),
    ...(values.STAFF_API_TOKEN === undefined ? {} : { staffApiToken: values.STAFF_API_TOKEN }),
  };
}

function telegramConfig(values: z.infer<typeof environmentSchema>): TelegramConfig | undefined {
  if (values.TELEGRAM_BOT_TOKEN === undefined) return undefined;
  const base = { token: values.TELEGRAM_BOT_TOKEN, apiRoot: values.TELEGRAM_API_ROOT };
  const { PUBLIC_URL: publicUrl, TELEGRAM_WEBHOOK_SECRET: webhookSecret } = values;
  if (values.TELEGRAM_MODE !== 'webhook' || !publicUrl || !webhookSecret) return base;
  const url = new URL('/telegram/webhook', publicUrl).href;
  return { ...base, webhook: { url, secret: webhookSecret } };
}

const SECRETS = [
  ...[
    'APP_SECRET',
    'APP_SECRET_PREVIOUS',
    'DATABASE_URL',
    'TELEGRAM_BOT_TOKEN',
    'TELEGRAM_WEBHOOK_SECRET',
  ],
  'ADMIN_PASSWORD',
  ...CHANNEL_SECRETS,
];

function describe(issue: z.core.$ZodIssue, found: Readonly<Record<string, unknown>>): string {
  const name = String(issue.path[0]);
  const value = found[name];
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  const got = SECRETS.includes(name) && value !== undefined ? 'a value of another form' : shown;
  const expected = issue.message.replace(/^Invalid (input|option|URL)(: expected )?/, '');
  return `${name} must be ${expected || 'a URL of the right kind'}; got ${got}`;
}
