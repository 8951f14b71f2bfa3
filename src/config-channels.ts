import { z } from 'zod';

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const PHONE = /^\d{8,15}$/;

/** WhatsApp's variables, and the token of the staff API. */
export const channelVariables = {
  /** Node's own; the only thing it decides here is how strict we are. */
  NODE_ENV: z.string().optional(),
  STAFF_API_TOKEN: z
    .string()
    .refine((text) => Buffer.byteLength(text) >= 16, 'at least 16 bytes of text')
    .optional(),
  WHATSAPP_MODE: z.enum(['off', 'baileys', 'cloud']).default('off'),
  WHATSAPP_WS_URL: z.url({ protocol: /^wss?$/ }).optional(),
  WHATSAPP_PHONE: z
    .string()
    .transform((text) => text.replace(/[\s+()-]/g, ''))
    .refine((digits) => PHONE.test(digits), 'a phone number with its country code')
    .optional(),
  WHATSAPP_DAILY_REPLIES: z.coerce.number('a number').int().min(1).default(1_500),
  WHATSAPP_DAILY_NEW_CONTACTS: z.coerce.number('a number').int().min(1).default(150),
  WHATSAPP_REMINDERS: z.enum(['off', 'on']).default('off'),
  WHATSAPP_CLOUD_TOKEN: z.string().min(1).optional(),
  WHATSAPP_CLOUD_PHONE_ID: z
    .string()
    .regex(/^\d+$/, 'the digits that Meta calls phone number ID')
    .optional(),
  WHATSAPP_CLOUD_APP_SECRET: z.string().min(16, 'at least 16 characters').optional(),
  WHATSAPP_CLOUD_VERIFY_TOKEN: z.string().min(8, 'at least 8 characters').optional(),
  WHATSAPP_CLOUD_REMINDER_TEMPLATE: z
    .string()
    .regex(/^[a-z0-9_]+$/, 'the name of an approved template: lower-case letters, digits and "_"')
    .optional(),
  WHATSAPP_CLOUD_API_ROOT: z
    .url({ protocol: /^https?$/ })
    .default('https://graph.facebook.com/v24.0'),
};

/** Variables whose value is never shown. */
export const CHANNEL_SECRETS = [
  'STAFF_API_TOKEN',
  'WHATSAPP_PHONE',
  'WHATSAPP_CLOUD_TOKEN',
  'WHATSAPP_CLOUD_APP_SECRET',
  'WHATSAPP_CLOUD_VERIFY_TOKEN',
];

const channelSchema = z.object(channelVariables);
export type ChannelValues = z.infer<typeof channelSchema>;

export type WhatsAppConfig =
  | {
      readonly mode: 'baileys';
      /** Absent: WhatsApp's own server. */
      readonly url?: string;
      /** Present: the bot is linked by a code for this number instead of a QR. */
      readonly phone?: string;
      readonly repliesPerDay: number;
      readonly newContactsPerDay: number;
      /** Whether people may ask to be reminded of stages: messages that answer nobody. */
      readonly reminders: boolean;
    }
  | {
      readonly mode: 'cloud';
      readonly token: string;
      readonly phoneId: string;
      readonly appSecret: string;
      readonly verifyToken: string;
      readonly apiRoot: string;
      /** With it people may ask to be reminded of stages; absent: nobody is written to first. */
      readonly reminderTemplate?: string;
    };

const CLOUD_VARIABLES = [
  'WHATSAPP_CLOUD_TOKEN',
  'WHATSAPP_CLOUD_PHONE_ID',
  'WHATSAPP_CLOUD_APP_SECRET',
  'WHATSAPP_CLOUD_VERIFY_TOKEN',
] as const;

/** What must hold between the variables. */
export function checkChannels(
  values: ChannelValues,
  problem: (name: string, expected: string) => void,
): void {
  const { WHATSAPP_MODE: mode, WHATSAPP_WS_URL: url, NODE_ENV } = values;
  if (mode === 'cloud') {
    for (const name of CLOUD_VARIABLES) {
      if (values[name] === undefined) problem(name, 'present when WHATSAPP_MODE is cloud');
    }
  }
  if (url !== undefined && NODE_ENV === 'production' && !LOOPBACK.has(new URL(url).hostname)) {
    problem('WHATSAPP_WS_URL', 'absent in production, or on this machine');
  }
}

export function whatsappConfig(values: ChannelValues): WhatsAppConfig | undefined {
  switch (values.WHATSAPP_MODE) {
    case 'off':
      return undefined;
    case 'baileys':
      return {
        mode: 'baileys',
        repliesPerDay: values.WHATSAPP_DAILY_REPLIES,
        newContactsPerDay: values.WHATSAPP_DAILY_NEW_CONTACTS,
        reminders: values.WHATSAPP_REMINDERS === 'on',
        ...(values.WHATSAPP_WS_URL === undefined ? {} : { url: values.WHATSAPP_WS_URL }),
        ...(values.WHATSAPP_PHONE === undefined ? {} : { phone: values.WHATSAPP_PHONE }),
      };
    case 'cloud':
      return {
        mode: 'cloud',
        token: values.WHATSAPP_CLOUD_TOKEN ?? '',
        phoneId: values.WHATSAPP_CLOUD_PHONE_ID ?? '',
        appSecret: values.WHATSAPP_CLOUD_APP_SECRET ?? '',
        verifyToken: values.WHATSAPP_CLOUD_VERIFY_TOKEN ?? '',
        apiRoot: values.WHATSAPP_CLOUD_API_ROOT.replace(/\/$/, ''),
        ...(values.WHATSAPP_CLOUD_REMINDER_TEMPLATE === undefined
          ? {}
          : { reminderTemplate: values.WHATSAPP_CLOUD_REMINDER_TEMPLATE }),
      };
  }
}
