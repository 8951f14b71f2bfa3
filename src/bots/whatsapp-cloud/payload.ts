import { z } from 'zod';

/** The parts of Meta's webhook that we read; everything else may come and go. */
const textSchema = z.looseObject({ body: z.string() });
const chosenSchema = z.looseObject({ id: z.string(), title: z.string() });
const captionedSchema = z.looseObject({ caption: z.string().optional() });

const messageSchema = z.looseObject({
  from: z.string(),
  id: z.string(),
  timestamp: z.string(),
  type: z.string(),
  /** Present in groups, which this channel leaves alone. */
  group_id: z.string().optional(),
  text: textSchema.optional(),
  interactive: z
    .looseObject({ button_reply: chosenSchema.optional(), list_reply: chosenSchema.optional() })
    .optional(),
  button: z.looseObject({ text: z.string() }).optional(),
  image: captionedSchema.optional(),
  video: captionedSchema.optional(),
  document: captionedSchema.optional(),
  revoke: z.looseObject({ original_message_id: z.string() }).optional(),
  edit: z
    .looseObject({
      original_message_id: z.string(),
      message: z.looseObject({ text: textSchema.optional() }),
    })
    .optional(),
});

const statusSchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  errors: z.array(z.looseObject({ code: z.number() })).optional(),
});

const valueSchema = z.looseObject({
  metadata: z.looseObject({ phone_number_id: z.string() }),
  messages: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
});

const eventSchema = z.looseObject({
  entry: z.array(
    z.looseObject({
      changes: z.array(z.looseObject({ field: z.string(), value: z.unknown() })).default([]),
    }),
  ),
});

export type CloudMessage = z.infer<typeof messageSchema>;
export type CloudStatus = z.infer<typeof statusSchema>;

export interface CloudEvent {
  readonly messages: readonly CloudMessage[];
  readonly statuses: readonly CloudStatus[];
}

/** What an event holds for our number. What cannot be read is left out: Meta adds kinds often. */
export function parseCloudEvent(body: unknown, phoneId: string): CloudEvent {
  const event = eventSchema.safeParse(body);
  if (!event.success) return { messages: [], statuses: [] };
  const values = event.data.entry
    .flatMap(({ changes }) => changes)
    .filter(({ field }) => field === 'messages')
    .flatMap(({ value }) => valueSchema.safeParse(value).data ?? [])
    .filter(({ metadata }) => metadata.phone_number_id === phoneId);
  return {
    messages: values.flatMap(({ messages }) => readable(messageSchema, messages)),
    statuses: values.flatMap(({ statuses }) => readable(statusSchema, statuses)),
  };
}

function readable<T>(schema: z.ZodType<T>, items: readonly unknown[]): readonly T[] {
  return items.flatMap((item) => {
    const parsed = schema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
}
