import { createHmac } from 'node:crypto';
import { deriveKey } from '../../privacy/pseudonym.ts';
import type { Seal } from '../../privacy/seal.ts';
import type { CredentialStore } from '../../storage/credential-store.ts';

export interface KeyChange {
  readonly type: string;
  readonly id: string;
  /** `null` or `undefined` deletes. */
  readonly value: unknown;
}

/** Keys and credentials, unreadable in the database: values sealed, names hashed. */
export interface KeyVault {
  read(type: string, ids: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** All changes or none, in the order of the calls. */
  write(changes: readonly KeyChange[]): Promise<void>;
  clear(): Promise<void>;
}

/** How values become text and back; Baileys has its own way with bytes. */
export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

export interface VaultKeys {
  /** What the names are hashed with. */
  readonly secret: Buffer;
  readonly seal: Seal;
}

export function createKeyVault(
  store: CredentialStore,
  { secret, seal }: VaultKeys,
  codec: Codec,
): KeyVault {
  const nameKey = deriveKey(secret, 'channel key names');
  const nameOf = (type: string, id: string) =>
    createHmac('sha256', nameKey).update(`${type}\n${id}`).digest('base64url');
  return {
    async read(type, ids) {
      const names = new Map(ids.map((id) => [nameOf(type, id), id]));
      const found = await store.read(type, [...names.keys()]);
      return Object.fromEntries(
        [...found].map(([name, value]) => [
          names.get(name) ?? '',
          codec.decode(String(seal.open(value))),
        ]),
      );
    },

    write: (changes) =>
      store.write(
        changes.map(({ type, id, value }) => ({
          type,
          id: nameOf(type, id),
          value: value === null || value === undefined ? null : seal.close(codec.encode(value)),
        })),
      ),

    clear: () => store.clear(),
  };
}
