import type { proto, WAMessage } from '@whiskeysockets/baileys';
import { describe, expect, it } from 'vitest';
import {
  type InboundContext,
  personIn,
  toWhatsAppInbound,
  withoutDevice,
} from '../../../src/bots/whatsapp/inbound.ts';

const NOW = new Date('2026-11-22T02:00:00Z');
const CONTEXT: InboundContext = {
  self: ['6281100000001:3@s.whatsapp.net', '201100000000001:3@lid'],
  person: '555@lid',
  linkedAt: new Date('2026-11-01T00:00:00Z'),
  now: NOW,
};
const GROUP = '120363000000000001@g.us';

function received(
  message: proto.IMessage,
  key: Partial<WAMessage['key']> = {},
  agoSeconds = 0,
): WAMessage {
  return {
    key: { remoteJid: '6281@s.whatsapp.net', id: 'M1', fromMe: false, ...key },
    message,
    messageTimestamp: NOW.getTime() / 1000 - agoSeconds,
  };
}
const inbound = (message: WAMessage) => toWhatsAppInbound(message, CONTEXT);
const question = (message: WAMessage) => {
  const result = inbound(message);
  if (result?.kind !== 'question') throw new Error('not a question');
  return result;
};

describe('what a WhatsApp message means', () => {
  it.each([
    ['plain text', { conversation: 'tanya' }],
    ['text with a link', { extendedTextMessage: { text: 'tanya' } }],
    ['a caption', { imageMessage: { caption: ' tanya ' } }],
    ['a vanishing message', { ephemeralMessage: { message: { conversation: 'tanya' } } }],
    [
      'a document with a caption',
      { documentWithCaptionMessage: { message: { documentMessage: { caption: 'tanya' } } } },
    ],
  ])('reads %s', (_what, message) => {
    expect(question(received(message)).text).toBe('tanya');
  });

  it.each([
    ['a voice note', { audioMessage: {} }],
    ['a sticker', { stickerMessage: {} }],
    ['a picture without words', { imageMessage: {} }],
    ['a contact', { contactMessage: {} }],
  ])('notices %s as unreadable', (_what, message) => {
    expect(question(received(message))).toMatchObject({ text: '', unreadable: true });
  });

  it.each([
    ['a reaction', received({ reactionMessage: { text: '👍' } })],
    ['our own message', received({ conversation: 'x' }, { fromMe: true })],
    ['a status post', received({ conversation: 'x' }, { remoteJid: 'status@broadcast' })],
    ['a channel', received({ conversation: 'x' }, { remoteJid: '1@newsletter' })],
    ['nothing', received({})],
    ['what is older than 6 hours', received({ conversation: 'x' }, {}, 6 * 3600 + 1)],
  ])('ignores %s', (_what, message) => {
    expect(inbound(message)).toBeUndefined();
  });

  it('ignores what was sent before the bot was linked', () => {
    const linkedAt = new Date(NOW.getTime() - 60_000);
    const old = received({ conversation: 'x' }, {}, 120);
    expect(toWhatsAppInbound(old, { ...CONTEXT, linkedAt })).toBeUndefined();
    const recent = received({ conversation: 'x' }, {}, 30);
    expect(toWhatsAppInbound(recent, { ...CONTEXT, linkedAt })).toBeDefined();
  });

  it('calls late what a person has noticed waiting for', () => {
    expect(question(received({ conversation: 'x' }, {}, 5)).late).toBeUndefined();
    expect(question(received({ conversation: 'x' }, {}, 3600)).late).toBe(true);
  });

  it('replies to the address as it came, and names the message by the person', () => {
    const { id, address } = question(received({ conversation: 'x' }));
    expect(address).toEqual({ chat: '6281@s.whatsapp.net', person: '555@lid', messageId: 'M1' });
    expect(id).toBe(question(received({ conversation: 'x' }, { remoteJid: '555@lid' })).id);
  });

  it('knows which message is taken back or corrected', () => {
    const { id } = question(received({ conversation: 'x' }, { id: 'M0' }));
    const key = { id: 'M0' };
    expect(inbound(received({ protocolMessage: { type: 0, key } }))).toEqual({
      kind: 'withdrawn',
      id,
    });
    const edit = { type: 14, key, editedMessage: { conversation: 'baru' } };
    expect(question(received({ protocolMessage: edit }))).toMatchObject({
      text: 'baru',
      replaces: id,
    });
  });

  it('hears in a group only what mentions it or replies to it', () => {
    const key = { remoteJid: GROUP, participant: '555@lid' };
    const said = (contextInfo: proto.IContextInfo) =>
      inbound(
        received({ extendedTextMessage: { text: '@6281100000001 boleh?', contextInfo } }, key),
      );
    expect(said({})).toBeUndefined();
    expect(said({ mentionedJid: ['999@lid'] })).toBeUndefined();
    expect(inbound(received({ audioMessage: {} }, key))).toBeUndefined();
    for (const addressed of [
      { mentionedJid: ['201100000000001@lid'] },
      { stanzaId: 'OURS', participant: '6281100000001@s.whatsapp.net' },
    ]) {
      expect(said(addressed)).toMatchObject({ group: true, text: 'boleh?' });
    }
  });
});

describe('the one name of a person', () => {
  it.each([
    [{ remoteJid: '555:2@lid' }, '555@lid'],
    [{ remoteJid: '6281@s.whatsapp.net', remoteJidAlt: '555@lid' }, '555@lid'],
    [{ remoteJid: '555@lid', remoteJidAlt: '6281@s.whatsapp.net' }, '555@lid'],
    [{ remoteJid: '6281:7@s.whatsapp.net' }, '6281@s.whatsapp.net'],
    [
      { remoteJid: GROUP, participant: '6281@s.whatsapp.net', participantAlt: '555@lid' },
      '555@lid',
    ],
  ])('of %j is %s', (key, name) => {
    expect(personIn({ key: { id: 'x', fromMe: false, ...key } })).toBe(name);
  });

  it('leaves addresses without a device as they are', () => {
    expect(withoutDevice('6281@s.whatsapp.net')).toBe('6281@s.whatsapp.net');
  });
});
