import type { Logger } from 'pino';
import type { WhatsAppConfig } from '../../config-channels.ts';
import type { Conversation } from '../../conversation/conversation.ts';
import type { Pseudonyms } from '../../privacy/pseudonym.ts';
import type { SealFor } from '../../privacy/seal.ts';
import type { Fence } from '../../storage/lease.ts';
import type { ChannelAdapter } from '../channel-adapter.ts';
import type { BudgetUse } from './allowance.ts';
import { loadAuth } from './auth-state.ts';
import { createHealth, type Health } from './health.ts';
import { createIntake, type Intake } from './intake.ts';
import { createKeyVault, type KeyVault } from './key-vault.ts';
import { keepLinked, type Link, type Session } from './link.ts';
import { type LinkOffer, terminalText } from './link-display.ts';
import { type Baileys, loadBaileys } from './load-baileys.ts';
import { createOutgoing } from './outgoing.ts';
import { createPacer } from './pacing.ts';
import { createReachOutLock, type ReachOutLock } from './reach-out-lock.ts';
import { REACH_OUT_LOCKED } from './send-result.ts';
import { openSocket, type SocketEvents, type WhatsAppSocket } from './socket.ts';
import type { WhatsAppStores } from './stores.ts';
import type { WhatsAppTuning } from './tuning.ts';
import { startWatchdog, type Watchdog } from './watchdog.ts';

const HOUR_MS = 3_600_000;

export interface WhatsAppAdapter extends ChannelAdapter {
  /** What a person needs to link the bot; empty when it is linked. Only for staff. */
  offer(): LinkOffer;
  /** A person decided to connect again after "replaced" or a block. */
  reconnect(): void;
  /** What the number may say and has said today; absent while the books cannot be read. */
  budget(): Promise<BudgetUse | undefined>;
}

export interface WhatsAppParts {
  readonly conversation: Conversation;
  readonly pseudonyms: Pseudonyms;
  readonly stores: WhatsAppStores;
  readonly secret: Buffer;
  readonly sealFor: SealFor;
  /** Other ways to ask, named when the daily allowance is used up. */
  readonly otherWays: () => readonly string[];
  /** Where the offer to link is shown besides the staff page. */
  readonly show: (text: string) => void;
  /** Ends the process so that its supervisor starts a new one. */
  readonly endProcess: (reason: string) => void;
  readonly tuning: WhatsAppTuning;
  readonly log: Logger;
}

type BaileysConfig = Extract<WhatsAppConfig, { readonly mode: 'baileys' }>;

export function createWhatsAppAdapter(
  config: BaileysConfig,
  parts: WhatsAppParts,
): WhatsAppAdapter {
  const { conversation, stores, tuning, log } = parts;
  const health = createHealth(log);
  const lock = createReachOutLock(health);
  const pacer = createPacer(tuning.pacing);
  let link: Link | undefined;
  let watchdog: Watchdog | undefined;
  let housekeeping: NodeJS.Timeout | undefined;

  const outgoing = createOutgoing({
    ...stores,
    pacer,
    socket: () => link?.current(),
    connected: async (patienceMs) => link?.ready(patienceMs),
    otherWays: parts.otherWays,
    onResult: (result) => {
      if (result.kind === 'sent') lock.delivered();
      if (result.kind === 'refused' && result.reason === `whatsapp-${REACH_OUT_LOCKED}`) {
        lock.refused();
      }
    },
    log,
  });
  const intake = createIntake({
    ...parts,
    sentTexts: stores.sentTexts,
    onReceived: health.received,
    onWithdrawn: outgoing.cancel,
  });

  return {
    channel: 'whatsapp',
    async start() {
      health.set('starting');
      const baileys = await loadBaileys();
      const opener = createOpener(config, parts, { baileys, health, lock, intake });
      link = keepLinked({
        ...opener,
        lease: stores.lease,
        resume: () => conversation.resume('whatsapp'),
        health,
        timing: tuning.timing,
        leaseCheckMs: tuning.leaseTtlMs / 3,
        log,
      });
      watchdog = guardAgainstSilence(parts, health);
      housekeeping = keepTidy(parts);
    },
    async stop() {
      watchdog?.stop();
      clearInterval(housekeeping);
      pacer.hurry();
      await link?.stop();
      health.set('stopped');
    },
    status: health.status,
    offer: health.currentOffer,
    reconnect: () => link?.reconnect(),
    budget: stores.allowance.today,
    send: outgoing.send,
  };
}

interface OpenerParts {
  readonly baileys: Baileys;
  readonly health: Health;
  readonly lock: ReachOutLock;
  readonly intake: Intake;
}

/** Opens sockets with the stored identity. */
function createOpener(
  config: BaileysConfig,
  { stores, secret, sealFor, show, log }: WhatsAppParts,
  { baileys, health, lock, intake }: OpenerParts,
) {
  const { BufferJSON } = baileys;
  const codec = {
    encode: (value: unknown) => JSON.stringify(value, BufferJSON.replacer),
    decode: (text: string): unknown => JSON.parse(text, BufferJSON.reviver),
  };
  const vaultUnder = (fence: Fence): KeyVault =>
    createKeyVault(stores.credentials(fence), { secret, seal: sealFor('channel keys') }, codec);

  function offer(what: LinkOffer): void {
    health.set('linking');
    health.offer(what);
    terminalText(what).then(show, (err: unknown) => log.warn({ err }, 'no QR in the terminal'));
  }

  async function open(fence: Fence, onOpen: () => void): Promise<Session> {
    let socket: WhatsAppSocket | undefined;
    const auth = await loadAuth({
      baileys,
      vault: vaultUnder(fence),
      onUnsaved(err) {
        log.error({ err }, 'keys of whatsapp are not saved; the connection is closed');
        socket?.end();
      },
      log,
    });
    const events: SocketEvents = {
      onQr: (qr) => offer({ qr }),
      onPairingCode: (pairingCode) => offer({ pairingCode }),
      onOpen,
      onMessage: (received) =>
        intake(received, { self: socket?.self() ?? [], linkedAt: auth.linkedAt() }),
      onDelivered: health.delivered,
      onReachOutLock: lock.told,
    };
    socket = openSocket({
      baileys,
      auth,
      ...(config.url === undefined ? {} : { url: config.url }),
      ...(config.phone === undefined ? {} : { phone: config.phone }),
      sentText: async (id) => (await stores.sentTexts.find(id))?.text,
      events,
      log,
    });
    return { socket, isLinked: auth.isLinked };
  }

  return { open, wipe: (fence: Fence) => vaultUnder(fence).clear() };
}

/** Erases, now and every hour, what has served its time. */
function keepTidy({ stores, log }: WhatsAppParts): NodeJS.Timeout {
  const tidy = () =>
    void stores
      .forgetOld()
      .catch((err: unknown) => log.warn({ err }, 'old rows of whatsapp are left for later'));
  tidy();
  return setInterval(tidy, HOUR_MS).unref();
}

function guardAgainstSilence(
  { stores, endProcess, tuning, log }: WhatsAppParts,
  health: Health,
): Watchdog {
  return startWatchdog({
    rhythm: stores.rhythm,
    silentSince() {
      const { state, since, lastInboundAt } = health.status();
      if (state !== 'connected') return undefined;
      return lastInboundAt && lastInboundAt > since ? lastInboundAt : since;
    },
    onSuspect() {
      health.set('degraded', 'suspect');
      log.fatal({ channel: 'whatsapp' }, 'no message for too long; the process ends to start anew');
      endProcess('whatsapp-suspect');
    },
    onError: (err) => log.warn({ err }, 'the usual rhythm cannot be read'),
    everyMs: tuning.watchdogEveryMs,
  });
}
