import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { Curve, type KeyPair, proto } from '@whiskeysockets/baileys';

export const WA_HEADER = Buffer.from([0x57, 0x41, 6, 3]);
const PROTOCOL = Buffer.from('Noise_XX_25519_AESGCM_SHA256\0\0\0\0');
const NOTHING = Buffer.alloc(0);
const TAG_BYTES = 16;

/**
 * A genuine chain, as WhatsApp's server shows it to everybody. This version of Baileys checks its
 * signatures, and neither its dates nor that its key is the server's.
 */
const CERTIFICATES = Buffer.from(
  'CncKMwjjAhADGiCRKg7Kg1iu4CSulwLBaxX51Tefw6VXGgZqcr5OEbXIRiDQ04bOBijQjZ/TBhJA34Bj82jAHhLpCWBNVBlG' +
    'nFDieamd8+138S57uMt9ke9mrn5r4+VepwBPKEgHjob6bR70rlCmWDkxZv+CfVjIAxJ2CjIIAxAAGiAcUamsMDmUxsjQuS6h' +
    'h4pTNHZZnMWZ++o1mX2aqQzOYiCAka6+Bij/3rfcBhJAJw8pRkhTn+1IcOJQVN1OlZg6uikYnCumyO7acFVVX3U3QPXsGSq2' +
    'TCbCbWrebSC593Su43EgprIDlfU8ZgWFBw==',
  'base64',
);

/** A frame: three bytes of length, then the bytes. */
export function frameOf(bytes: Uint8Array): Buffer {
  const length = Buffer.alloc(3);
  length.writeUIntBE(bytes.length, 0, 3);
  return Buffer.concat([length, bytes]);
}

/** One direction of an established connection. */
export interface Sealer {
  seal(plain: Uint8Array): Buffer;
  open(sealed: Uint8Array): Buffer;
}

export function createSealer(key: Buffer): Sealer {
  let count = 0;
  return {
    seal: (plain) => encrypt(key, count++, NOTHING, plain),
    open: (sealed) => decrypt(key, count++, NOTHING, sealed),
  };
}

/** What the client has shown when the handshake is over. */
export interface Handshaken {
  readonly clientKey: Buffer;
  readonly payload: proto.ClientPayload;
  readonly incoming: Sealer;
  readonly outgoing: Sealer;
}

/** The server's half of Noise XX. */
export interface ServerHandshake {
  /** Answers the client's hello. */
  hello(frame: Uint8Array): Buffer;
  finish(frame: Uint8Array): Handshaken;
}

export function createServerHandshake(): ServerHandshake {
  let hash: Buffer = PROTOCOL;
  let chainKey: Buffer = PROTOCOL;
  let key: Buffer = PROTOCOL;
  let count = 0;
  let ephemeral: KeyPair | undefined;

  const mixHash = (data: Uint8Array): void => {
    hash = createHash('sha256').update(hash).update(data).digest();
  };
  const derive = (secret: Uint8Array): readonly [Buffer, Buffer] => {
    const out = Buffer.from(hkdfSync('sha256', secret, chainKey, NOTHING, 64));
    return [out.subarray(0, 32), out.subarray(32)];
  };
  const mixKey = (secret: Uint8Array): void => {
    [chainKey, key] = derive(secret);
    count = 0;
  };
  const seal = (plain: Uint8Array): Buffer => {
    const sealed = encrypt(key, count++, hash, plain);
    mixHash(sealed);
    return sealed;
  };
  const open = (sealed: Uint8Array): Buffer => {
    const plain = decrypt(key, count++, hash, sealed);
    mixHash(sealed);
    return plain;
  };

  return {
    hello(frame) {
      const client = proto.HandshakeMessage.decode(frame).clientHello?.ephemeral ?? NOTHING;
      const own = Curve.generateKeyPair();
      const fixed = Curve.generateKeyPair();
      ephemeral = own;
      mixHash(WA_HEADER);
      mixHash(client);
      mixHash(own.public);
      mixKey(Curve.sharedKey(own.private, client));
      const sealedKey = seal(fixed.public);
      mixKey(Curve.sharedKey(fixed.private, client));
      const payload = seal(CERTIFICATES);
      const serverHello = { ephemeral: own.public, static: sealedKey, payload };
      return frameOf(proto.HandshakeMessage.encode({ serverHello }).finish());
    },
    finish(frame) {
      const { clientFinish } = proto.HandshakeMessage.decode(frame);
      if (!ephemeral || !clientFinish?.static || !clientFinish.payload) {
        throw new Error('the client skips a step of the handshake');
      }
      const clientKey = open(clientFinish.static);
      mixKey(Curve.sharedKey(ephemeral.private, clientKey));
      const payload = proto.ClientPayload.decode(open(clientFinish.payload));
      const [toServer, toClient] = derive(NOTHING);
      return {
        clientKey,
        payload,
        incoming: createSealer(toServer),
        outgoing: createSealer(toClient),
      };
    },
  };
}

function nonceOf(count: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(count, 8);
  return nonce;
}

function encrypt(key: Buffer, count: number, about: Buffer, plain: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(count));
  cipher.setAAD(about);
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, count: number, about: Buffer, sealed: Uint8Array): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(count));
  cipher.setAAD(about);
  cipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  return Buffer.concat([cipher.update(sealed.subarray(0, -TAG_BYTES)), cipher.final()]);
}
