import type {
  AuthenticationCreds,
  AuthenticationState,
  CacheStore,
  SignalDataSet,
  SignalDataTypeMap,
  SignalKeyStore,
} from '@whiskeysockets/baileys';
import type { Logger } from 'pino';
import { createBaileysLog } from './baileys-log.ts';
import type { KeyVault } from './key-vault.ts';
import type { Baileys } from './load-baileys.ts';
import { createMemoryCache } from './memory-cache.ts';

/** The bot's identity as a linked device, read from the vault. */
export interface StoredAuth {
  readonly state: AuthenticationState;
  /** Whether a phone has linked this device. */
  isLinked(): boolean;
  /** When it was linked; messages from before are nobody's business. */
  linkedAt(): Date | undefined;
  /** How often a message was asked for again; kept, so that a restart does not begin anew. */
  readonly retryCounters: CacheStore;
  /** Writes the credentials as they are now. */
  save(): Promise<void>;
}

export interface AuthParts {
  readonly baileys: Baileys;
  readonly vault: KeyVault;
  /** Told of the first write that fails: what is in memory is ahead of what is stored. */
  readonly onUnsaved: (error: unknown) => void;
  readonly log: Logger;
}

const SELF = 'self';
const NAME = 'Tanya Netral';
/** What Baileys writes where it knows no name. */
const NAMELESS = '~';

/**
 * Reads the stored identity. One that no phone has linked is thrown away, because an abandoned
 * attempt to link leaves credentials behind with which WhatsApp refuses every login.
 */
export async function loadAuth(parts: AuthParts): Promise<StoredAuth> {
  const { baileys, vault, log } = parts;
  const stored = (await vault.read('creds', [SELF]))[SELF] as AuthenticationCreds | undefined;
  const linked = stored?.account ? stored : undefined;
  if (stored && !linked) await vault.clear();
  const creds = linked ?? baileys.initAuthCreds();
  // Without a name WhatsApp takes no word about whether we are there.
  if (creds.me && (creds.me.name ?? NAMELESS) === NAMELESS) creds.me.name = NAME;
  let linkedAt = await readLinkedAt(vault);

  const keys = baileys.makeCacheableSignalKeyStore(
    createKeyStore(parts),
    createBaileysLog(log),
    createMemoryCache(),
  );
  const isLinked = () => creds.account !== undefined && creds.account !== null;
  return {
    state: { creds, keys },
    isLinked,
    linkedAt: () => linkedAt,
    retryCounters: createRetryCounters(parts),
    async save() {
      const isNew = isLinked() && linkedAt === undefined;
      if (isNew) linkedAt = new Date();
      const dated = isNew
        ? [{ type: 'meta', id: 'linked-at', value: linkedAt?.toISOString() }]
        : [];
      await guarded(parts, () =>
        vault.write([{ type: 'creds', id: SELF, value: creds }, ...dated]),
      );
    },
  };
}

async function readLinkedAt(vault: KeyVault): Promise<Date | undefined> {
  const { 'linked-at': text } = await vault.read('meta', ['linked-at']);
  return typeof text === 'string' ? new Date(text) : undefined;
}

function createKeyStore(parts: AuthParts): SignalKeyStore {
  const { baileys, vault } = parts;
  return {
    async get<T extends keyof SignalDataTypeMap>(type: T, ids: string[]) {
      const values = await vault.read(type, ids);
      const revived = Object.entries(values).map(([id, value]) => [
        id,
        type === 'app-state-sync-key'
          ? baileys.proto.Message.AppStateSyncKeyData.fromObject(value as object)
          : value,
      ]);
      return Object.fromEntries(revived) as { [id: string]: SignalDataTypeMap[T] };
    },

    set: (data: SignalDataSet) =>
      guarded(parts, () =>
        vault.write(
          Object.entries(data).flatMap(([type, values]) =>
            Object.entries(values).map(([id, value]) => ({ type, id, value })),
          ),
        ),
      ),
  };
}

function createRetryCounters(parts: AuthParts): CacheStore {
  const { vault } = parts;
  const type = 'retry-count';
  const write = (id: string, value: unknown) =>
    guarded(parts, () => vault.write([{ type, id, value }]));
  return {
    get: async <T>(id: string) => (await vault.read(type, [id]))[id] as T,
    set: (id, value) => write(id, value),
    del: (id) => write(id, null),
    flushAll: () => undefined,
  };
}

async function guarded(parts: AuthParts, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    parts.onUnsaved(error);
    throw error;
  }
}
