import { createSeal, FIRST_KEY_ID, type Seal, type SealPurpose } from '../../src/privacy/seal.ts';

/** A seal that has this one key. */
export function sealWith(key: Buffer, purpose?: SealPurpose): Seal {
  const byId = (id: number) => (id === FIRST_KEY_ID ? key : undefined);
  return createSeal({ currentId: () => FIRST_KEY_ID, byId }, purpose);
}
