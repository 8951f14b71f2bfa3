/** A public key with its id, as the bot has uploaded it. */
export interface NumberedKey {
  readonly id: number;
  readonly value: Buffer;
}

/** The bot as a linked device, as far as the server knows it. */
export interface LinkedDevice {
  readonly id: number;
  readonly noiseKey: Buffer;
  readonly identity: Buffer;
  registrationId: number;
  signedPreKey: NumberedKey & { readonly signature: Buffer };
  /** One-time keys that are left. */
  readonly preKeys: NumberedKey[];
  /** The details that its identity was signed with. */
  readonly details: Buffer;
  isLoggedOut: boolean;
  historySent: boolean;
  logins: number;
}
