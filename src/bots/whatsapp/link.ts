import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Fence, Lease } from '../../storage/lease.ts';
import { holdLease, type LeaseHolder } from '../lease-holder.ts';
import type { Health } from './health.ts';
import {
  afterDisconnect,
  afterOpen,
  type Disconnection,
  type LinkHistory,
  NEW_LINK,
  type NextStep,
  type Timing,
} from './reconnect.ts';
import type { WhatsAppSocket } from './socket.ts';

/** One attempt to be connected: the socket, and what it was opened with. */
export interface Session {
  readonly socket: WhatsAppSocket;
  isLinked(): boolean;
}

export interface LinkParts {
  readonly lease: Lease;
  /** Reads the keys and opens a socket. `onOpen` must be called when WhatsApp lets us in. */
  readonly open: (fence: Fence, onOpen: () => void) => Promise<Session>;
  /** Forgets all keys. */
  readonly wipe: (fence: Fence) => Promise<void>;
  /** Resolves when what an earlier process left undone is under way, before anything new comes. */
  readonly resume: () => Promise<void>;
  readonly health: Health;
  readonly timing: Timing;
  readonly leaseCheckMs: number;
  readonly log: Logger;
}

/** The connection, kept up until it is stopped or a person has to decide. */
export interface Link {
  /** The socket over which messages can go out now. */
  current(): WhatsAppSocket | undefined;
  /** The same, after waiting for it a while; `undefined` at once when nothing will come. */
  ready(patienceMs: number): Promise<WhatsAppSocket | undefined>;
  /** A person decided: connect again after a stop. Does nothing while it runs. */
  reconnect(): void;
  stop(): Promise<void>;
}

const UNREADABLE = 500;

/**
 * There is never more than one socket: the next one is opened when the last one has closed. Whoever
 * waits for a person's decision keeps the lease, so that no other instance goes in its place.
 */
export function keepLinked(parts: LinkParts): Link {
  const { health, timing, log } = parts;
  const stopping = new AbortController();
  let current: WhatsAppSocket | undefined;
  let open: WhatsAppSocket | undefined;
  let history: LinkHistory = NEW_LINK;
  let isRunning = true;
  let opened = Promise.withResolvers<void>();
  let decision = Promise.withResolvers<void>();
  const running = run().finally(nothingComes);

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const holder = await holdLease(parts, stopping.signal, () => open?.end());
      if (!holder) return;
      try {
        await resume();
        while ((await sessions(holder)) === 'stop') await decided();
      } finally {
        await holder.release();
      }
    }
  }

  /** Resolves when a person has decided, or when it is all over. */
  async function decided(): Promise<void> {
    decision = Promise.withResolvers();
    nothingComes();
    if (!stopping.signal.aborted) await decision.promise;
    isRunning = true;
    history = NEW_LINK;
    opened = Promise.withResolvers();
  }

  /** Who waits for a connection need not wait any longer. */
  function nothingComes(): void {
    isRunning = false;
    opened.resolve();
  }

  async function resume(): Promise<void> {
    const later = (err: unknown) => log.warn({ err }, 'what waits is left to the next sweep');
    await parts.resume().catch(later);
  }

  async function sessions(holder: LeaseHolder): Promise<'stop' | 'lease-lost'> {
    while (!stopping.signal.aborted && holder.isHeld()) {
      const ended = await session(holder);
      if (stopping.signal.aborted || !holder.isHeld()) break;
      const next = afterDisconnect(history, { ...ended, at: Date.now() }, Math.random(), timing);
      history = next.history;
      if (await follow(next.step, holder.fence)) return 'stop';
    }
    return 'lease-lost';
  }

  async function session(holder: LeaseHolder): Promise<Omit<Disconnection, 'at'>> {
    try {
      const { socket, isLinked } = await parts.open(holder.fence, () => {
        history = afterOpen(history, Date.now());
        current = open;
        health.set('connected');
        opened.resolve();
        void resume();
      });
      open = socket;
      if (stopping.signal.aborted || !holder.isHeld()) socket.end();
      const code = await socket.closed;
      return { code, linked: isLinked(), greeted: socket.greeted() };
    } catch (err) {
      log.error({ err }, 'the keys of WhatsApp cannot be read');
      return { code: UNREADABLE, linked: true, greeted: true };
    } finally {
      if (current) opened = Promise.withResolvers();
      current = undefined;
      open = undefined;
    }
  }

  async function follow(step: NextStep, fence: Fence): Promise<boolean> {
    switch (step.kind) {
      case 'connect':
        if (step.afterMs > 0) {
          health.set('degraded', step.detail);
          log.warn({ ...step }, 'whatsapp is not connected; trying again');
        }
        await pause(step.afterMs);
        return false;
      case 'relink':
        log.error({ detail: step.detail }, 'whatsapp has ended the link; link the bot again');
        await wipe(fence);
        return false;
      case 'stop':
        health.set('stopped', step.detail);
        log.error({ detail: step.detail }, adviceFor(step.detail));
        return true;
    }
  }

  async function wipe(fence: Fence): Promise<void> {
    try {
      await parts.wipe(fence);
      history = NEW_LINK;
    } catch (err) {
      log.error({ err }, 'the keys of the ended link are not erased yet');
      await pause(timing.firstPauseMs); // the next login is refused again, and leads back here
    }
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined); // stopped
  }

  return {
    current: () => current,
    async ready(patienceMs) {
      if (!current && isRunning) await within(patienceMs, opened.promise);
      return current;
    },
    reconnect() {
      if (!isRunning) decision.resolve();
    },
    async stop() {
      stopping.abort();
      opened.resolve();
      decision.resolve();
      open?.end();
      await running;
      health.set('stopped');
    },
  };
}

/** Waits for a promise, and not for longer. */
async function within(patienceMs: number, promise: Promise<void>): Promise<void> {
  const patience = new AbortController();
  const enough = sleep(patienceMs, undefined, { signal: patience.signal });
  await Promise.race([promise, enough.catch(() => undefined)]);
  patience.abort();
}

function adviceFor(detail: string): string {
  if (detail === 'client-too-old') {
    return 'whatsapp refuses this version of the client: upgrade @whiskeysockets/baileys';
  }
  if (detail === 'replaced') {
    return 'another program uses the same link; this one stays away until a person reconnects it';
  }
  return detail.startsWith('banned')
    ? 'whatsapp has blocked this number; see docs/whatsapp.md'
    : 'whatsapp stays disconnected until a person decides';
}
