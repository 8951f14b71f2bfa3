import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  pbkdf2Sync,
  randomBytes,
} from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BinaryNode, Curve, proto } from '@whiskeysockets/baileys';
import { waitFor } from '../wait-for.ts';
import type { Connection, PairingOffer } from './connection.ts';
import { branch, bytesOf, childOf, leaf, nowInSeconds, SERVER } from './nodes.ts';
import type { Handshaken } from './noise.ts';
import type { World } from './world.ts';

const REFS = 6;
const BEFORE_RESTART_MS = 50;
const ACCOUNT_SIGNATURE = Buffer.from([6, 0]);
const DEVICE_SIGNATURE = Buffer.from([6, 1]);

/** Offers QRs to a client that nobody has linked. */
export async function offerPairing(connection: Connection, { payload }: Handshaken): Promise<void> {
  const data = payload.devicePairingData;
  if (!data) throw new Error('no pairing data');
  const offer: PairingOffer = {
    identity: Buffer.from(data.eIdent ?? []),
    signedPreKey: {
      id: Buffer.from(data.eSkeyId ?? []).readUIntBE(0, 3),
      value: Buffer.from(data.eSkeyVal ?? []),
      signature: Buffer.from(data.eSkeySig ?? []),
    },
    registrationId: Buffer.from(data.eRegid ?? []).readUInt32BE(),
    refs: Array.from({ length: REFS }, () => `2@${randomBytes(24).toString('base64url')}`),
  };
  connection.pairing = offer;
  const refs = offer.refs.map((ref) => leaf('ref', Buffer.from(ref)));
  const pairDevice = branch('pair-device', {}, refs);
  await connection.request(branch('iq', { from: SERVER, type: 'set', xmlns: 'md' }, [pairDevice]));
}

/** A person scans the QR. */
export async function scanQr(world: World, qr: string): Promise<void> {
  const [ref = '', noiseKey = '', identity = '', secret = ''] = (qr.split('#').pop() ?? '').split(
    ',',
  );
  const connection = [...world.connections].find(
    ({ pairing, isClosed }) => pairing?.refs.includes(ref) && !isClosed,
  );
  const { pairing, handshaken } = connection ?? {};
  if (!connection || !pairing || !handshaken) throw new Error('no open connection offered this QR');
  if (handshaken.clientKey.toString('base64') !== noiseKey) throw new Error('another noise key');
  if (pairing.identity.toString('base64') !== identity) throw new Error('another identity key');
  await link(world, connection, pairing, Buffer.from(secret, 'base64'));
}

/** A person types the pairing code. */
export async function enterCode(world: World, code: string): Promise<void> {
  const connection = await waitFor('a request for a pairing code', () =>
    [...world.connections].find(({ codeRequest, isClosed }) => codeRequest && !isClosed),
  );
  const { codeRequest, pairing } = connection;
  if (!codeRequest || !pairing) throw new Error('the connection does not pair');
  const keyFor = (salt: Uint8Array) => pbkdf2Sync(code, salt, 2 << 16, 32, 'sha256');
  const { wrapped } = codeRequest;
  const companion = scramble(
    keyFor(wrapped.subarray(0, 32)),
    wrapped.subarray(32, 48),
    wrapped.subarray(48, 80),
  );
  const ephemeral = Curve.generateKeyPair();
  const [salt, iv] = [randomBytes(32), randomBytes(16)];
  const wrappedOwn = Buffer.concat([salt, iv, scramble(keyFor(salt), iv, ephemeral.public)]);
  const { identity } = world.account;
  connection.send(
    branch('notification', notice(), [
      branch('link_code_companion_reg', { stage: 'primary_hello' }, [
        leaf('link_code_pairing_ref', codeRequest.ref),
        leaf('primary_identity_pub', identity.public),
        leaf('link_code_pairing_wrapped_primary_ephemeral_pub', wrappedOwn),
      ]),
    ]),
  );
  const answer = await codeRequest.finished.promise;
  const shared = Curve.sharedKey(ephemeral.private, companion);
  const plain = openBundle(
    bytesOf(childOf(answer, 'link_code_pairing_wrapped_key_bundle')),
    shared,
  );
  if (!plain.subarray(0, 32).equals(pairing.identity)) throw new Error('another identity key');
  const secret = Buffer.concat([
    shared,
    Curve.sharedKey(identity.private, pairing.identity),
    plain.subarray(64),
  ]);
  const advSecret = Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), 'adv_secret', 32));
  await link(world, connection, pairing, advSecret);
}

function notice(): Record<string, string> {
  const id = `n${randomBytes(4).toString('hex')}`;
  return { from: SERVER, type: 'link_code_companion_reg', id, t: nowInSeconds() };
}

function scramble(key: Uint8Array, iv: Uint8Array, data: Uint8Array): Buffer {
  return createCipheriv('aes-256-ctr', key, iv).update(data);
}

function openBundle(sealed: Buffer, shared: Uint8Array): Buffer {
  const purpose = 'link_code_pairing_key_bundle_encryption_key';
  const key = Buffer.from(hkdfSync('sha256', shared, sealed.subarray(0, 32), purpose, 32));
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(32, 44));
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(44, -16)), cipher.final()]);
}

/** Makes the client a device of the account, then asks it to connect anew, as WhatsApp does. */
async function link(
  world: World,
  connection: Connection,
  pairing: PairingOffer,
  advSecret: Buffer,
): Promise<void> {
  const { account } = world;
  const id = world.nextDevice++;
  const timestamp = Number(nowInSeconds());
  const details = Buffer.from(
    proto.ADVDeviceIdentity.encode({ rawId: 12345, timestamp, keyIndex: id }).finish(),
  );
  const answer = await connection.request(
    branch('iq', { from: SERVER, type: 'set', xmlns: 'md', t: nowInSeconds() }, [
      pairSuccess(world, id, details, pairing.identity, advSecret),
    ]),
  );
  const signed = childOf(childOf(answer, 'pair-device-sign'), 'device-identity');
  const { deviceSignature } = proto.ADVSignedDeviceIdentity.decode(bytesOf(signed));
  const statement = Buffer.concat([
    DEVICE_SIGNATURE,
    details,
    pairing.identity,
    account.identity.public,
  ]);
  if (!deviceSignature || !Curve.verify(pairing.identity, statement, deviceSignature)) {
    throw new Error('the signature of the device is wrong');
  }
  world.devices.set(id, {
    id,
    noiseKey: connection.handshaken?.clientKey ?? Buffer.alloc(0),
    identity: pairing.identity,
    registrationId: pairing.registrationId,
    signedPreKey: pairing.signedPreKey,
    preKeys: [],
    details,
    isLoggedOut: false,
    historySent: false,
    logins: 0,
  });
  connection.pairing = undefined;
  world.events.push('linked');
  await sleep(BEFORE_RESTART_MS);
  connection.send(branch('stream:error', { code: '515' }));
  setTimeout(() => connection.close(), BEFORE_RESTART_MS);
}

function pairSuccess(
  { account }: World,
  id: number,
  details: Buffer,
  identity: Buffer,
  advSecret: Buffer,
): BinaryNode {
  const accountSignature = Curve.sign(
    account.identity.private,
    Buffer.concat([ACCOUNT_SIGNATURE, details, identity]),
  );
  const signed = proto.ADVSignedDeviceIdentity.encode({
    details,
    accountSignatureKey: account.identity.public,
    accountSignature,
  }).finish();
  const hmac = createHmac('sha256', advSecret).update(signed).digest();
  const envelope = proto.ADVSignedDeviceIdentityHMAC.encode({ details: signed, hmac }).finish();
  const jid = `${account.phone}:${id}@${SERVER}`;
  return branch('pair-success', {}, [
    leaf('device-identity', envelope),
    branch('device', { jid, lid: `${account.lid}:${id}@lid` }),
    branch('platform', { name: 'android' }),
  ]);
}
