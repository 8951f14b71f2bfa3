import { setTimeout as sleep } from 'node:timers/promises';
import { type Bot, GrammyError, HttpError } from 'grammy';
import type { TelegramConfig } from '../../config.ts';
import { holdLease, type LeaseHolder, type LeaseHolderParts } from '../lease-holder.ts';
import { introduce } from './introduction.ts';

/** Polling or webhook, kept alive until it is stopped. */
export interface Connection {
  /** Whether this process alone may ask for updates. */
  mayPoll(): boolean;
  stop(): Promise<void>;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
const STOP_WITHIN_MS = 3_000;
const CONFLICT_PAUSE_MS = 60_000;
const ALLOWED_UPDATES = [
  ...(['message', 'edited_message', 'callback_query'] as const),
  ...(['inline_query', 'my_chat_member'] as const),
];

export interface ConnectionParts extends LeaseHolderParts {
  readonly bot: Bot;
  /** Absent: polling, by the instance that holds the lease. */
  readonly webhook: TelegramConfig['webhook'];
}

/**
 * Connects, and connects again whenever grammY gives up: its polling ends for good when another
 * instance polls (409) or the token is refused (401).
 */
export function keepConnected(parts: ConnectionParts): Connection {
  const { bot, webhook, health, log } = parts;
  const stopping = new AbortController();
  let holder: LeaseHolder | undefined;
  const running = webhook ? connect(() => true) : pollInTurn();

  async function pollInTurn(): Promise<void> {
    // Who waits for the lease knows the bot's name all the same.
    void getToKnow(bot).catch((err: unknown) => log.debug({ err }, 'telegram is away'));
    while (!stopping.signal.aborted) {
      holder = await holdLease(parts, stopping.signal, () => void endPolling());
      const held = holder;
      if (!held) return;
      try {
        await connect(held.isHeld);
      } finally {
        await held.release();
      }
    }
  }

  async function connect(mayGoOn: () => boolean): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    let isIntroduced = false;
    let conflicts = 0;
    while (!stopping.signal.aborted && mayGoOn()) {
      const begun = performance.now();
      try {
        await getToKnow(bot);
        if (!isIntroduced) void introduce(bot.api, log);
        isIntroduced = true;
        if (webhook) {
          await setWebhook(bot, webhook);
          health.set('connected');
          return;
        }
        if (stopping.signal.aborted || !mayGoOn()) return;
        await bot.start({
          allowed_updates: ALLOWED_UPDATES,
          onStart: () => health.set('connected'),
        });
      } catch (err) {
        if (stopping.signal.aborted || !mayGoOn()) return;
        health.set('degraded', detailOf(err));
        const wasStable = performance.now() - begun > LONGEST_PAUSE_MS;
        if (wasStable) pauseMs = FIRST_PAUSE_MS;
        conflicts = isConflict(err) ? (wasStable ? 1 : conflicts + 1) : 0;
        // One conflict is a start that overlaps an end; two are another instance that stays.
        const waitMs = conflicts > 1 ? CONFLICT_PAUSE_MS : pauseMs;
        log.warn({ err, pauseMs: waitMs }, 'telegram is not connected; trying again');
        await pause(waitMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined); // stopped
  }

  return {
    mayPoll: () => holder?.isHeld() ?? false,
    async stop() {
      stopping.abort();
      await Promise.race([endPolling().then(() => running), sleep(STOP_WITHIN_MS)]);
    },
  };

  async function endPolling(): Promise<void> {
    try {
      if (bot.isRunning()) await bot.stop();
    } catch (err) {
      log.debug({ err }, 'telegram was not told how far we read; it will send again');
    }
  }
}

/** Not `bot.init()`: that one waits up to 20 minutes between two attempts. */
async function getToKnow(bot: Bot): Promise<void> {
  if (!bot.isInited()) bot.botInfo = await bot.api.getMe();
}

async function setWebhook(
  bot: Bot,
  { url, secret }: NonNullable<TelegramConfig['webhook']>,
): Promise<void> {
  await bot.api.setWebhook(url, {
    secret_token: secret,
    allowed_updates: ALLOWED_UPDATES,
    max_connections: 40,
  });
}

function isConflict(error: unknown): boolean {
  return error instanceof GrammyError && error.error_code === 409;
}

/** A short code that says what is wrong, without what the platform or the network said. */
export function detailOf(error: unknown): string {
  if (error instanceof GrammyError) return detailOfCode(error.error_code);
  return error instanceof HttpError ? 'unreachable' : 'failed';
}

export function detailOfCode(code: number): string {
  return { 401: 'token-refused', 409: 'another-instance' }[code] ?? `telegram-${code}`;
}
