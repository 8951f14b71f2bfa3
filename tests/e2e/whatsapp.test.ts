import type { proto } from '@whiskeysockets/baileys';
import { describe, expect, it } from 'vitest';
import { ONLY_TEXT } from '../../src/conversation/replies.ts';
import { waitFor } from '../support/wait-for.ts';
import { correcting, takingBack } from '../support/whatsapp/people.ts';
import { shareLinkedBot } from '../support/whatsapp/shared-bot.ts';

const QUESTION = 'boleh like postingan caleg?';
const HOUR_MS = 3_600_000;

describe('talking on WhatsApp', () => {
  const shared = shareLinkedBot();

  it('answers a question, reads it only then, and is there only while it writes', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    const { id } = await server.say(phone, QUESTION);
    const { text, to } = await server.reply(phone);
    expect(text).toMatch(/^\*DILARANG\* · /);
    expect(text).toContain('*2* ');
    expect(text).toContain('balas *lagi* untuk selengkapnya');
    expect(to).toBe(server.world.people.get(phone)?.phoneAddress);
    await waitFor('the read receipt', () => server.world.reads.includes(id));
    const states = server.world.chatStates.map(({ state }) => state);
    expect(states).toContain('composing');
    expect(states.at(-1)).toBe('unavailable');
    expect(server.world.problems).toEqual([]);
  });

  it.each(['2', 'dua', 'no 2', 'yang kedua'])('takes %j for the second choice', async (word) => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    await server.say(phone, QUESTION);
    expect((await server.reply(phone)).text).toContain('*2* Sanksinya apa?');
    await server.say(phone, word);
    expect((await server.reply(phone, 2)).text).toMatch(/^\*Sanksi\* · memberi like/);
  });

  it('gives the whole answer when asked for more', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    await server.say(phone, QUESTION);
    const { text } = await server.reply(phone);
    await server.say(phone, 'lagi');
    expect((await server.reply(phone, 2)).text.length).toBeGreaterThan(text.length);
  });

  it('takes a number in reply to an earlier message for the choice that stood there', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    await server.say(phone, QUESTION);
    const first = await server.reply(phone);
    await server.say(phone, '2');
    const sanction = await server.reply(phone, 2);
    await server.say(phone, 'honorer boleh datang ke kampanye?');
    await server.reply(phone, 3);
    const contextInfo = { stanzaId: first.id, quotedMessage: { conversation: first.text } };
    await server.say(phone, { extendedTextMessage: { text: 'no 2', contextInfo } });
    const said = ({ text }: { readonly text: string }) => text.split('*1*', 1)[0];
    expect(said(await server.reply(phone, 4))).toBe(said(sanction));
  });

  it('knows a person by number and by LID as one', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    await server.say(phone, QUESTION, { as: 'phone', namesBoth: false });
    const first = await server.reply(phone);
    await server.say(phone, '2', { as: 'lid' });
    const second = await server.reply(phone, 2);
    expect(first.to).toBe(server.world.people.get(phone)?.phoneAddress);
    expect(second.to).toBe(server.world.people.get(phone)?.lidAddress);
    expect(second.text).not.toBe(first.text);
    expect(second.text).toContain('*Sanksi*');
  });

  it('answers a message once, however often it comes', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    const pending = await server.say(phone, QUESTION);
    server.repeat(pending);
    server.repeat(pending);
    await server.reply(phone);
    await server.say(phone, QUESTION, { id: pending.id, fresh: true });
    await server.say(phone, QUESTION, { id: pending.id, as: 'lid' });
    await server.say(phone, 'netral itu apa?');
    await server.reply(phone, 2);
    expect(server.shownTo(phone)).toHaveLength(2);
  });

  it('reads captions, and says one line to what it cannot read', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    await server.say(phone, { imageMessage: { caption: QUESTION } });
    expect((await server.reply(phone)).text).toContain('DILARANG');
    await server.say(phone, { audioMessage: { seconds: 4, ptt: true } });
    expect((await server.reply(phone, 2)).text).toBe(ONLY_TEXT);
  });

  it('lets a correction take the place of what was asked', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    const { id } = await server.say(phone, QUESTION);
    await server.reply(phone);
    await server.say(phone, correcting(id, 'netral itu apa?'));
    expect((await server.reply(phone, 2)).text).not.toContain('*DILARANG*');
  });

  it('says nothing to reactions, status posts and its own messages', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    await server.say(phone, { reactionMessage: { text: '👍', key: { id: 'x' } } });
    await server.say(phone, QUESTION, { inside: 'status@broadcast' });
    await server.say(phone, takingBack('nothing-of-the-kind'));
    await server.say(phone, QUESTION);
    await server.reply(phone);
    expect(server.shownTo(phone)).toHaveLength(1);
  });

  it('sends a message again that a phone could not read', async () => {
    const { server, newcomer } = shared();
    const phone = newcomer();
    await server.say(phone, QUESTION);
    const shown = await server.reply(phone);
    await server.loginAfter(server.drop); // Baileys forgets what it has sent
    const before = server.world.arrivedIds.length;
    server.askAgain(shown);
    await waitFor('the same message', () =>
      server.world.arrivedIds.slice(before).includes(shown.id),
    );
    expect(server.shownTo(phone)).toHaveLength(1);
  });

  it('catches up with what came while it was away, unless it is from before the linking', async () => {
    const { server, newcomer } = shared();
    const [before, recent] = [newcomer(), newcomer()];
    const anHourAgo = new Date(Date.now() - HOUR_MS);
    await server.say(before, QUESTION, { hold: true, sentAt: anHourAgo });
    await server.say(recent, QUESTION, { hold: true });
    server.drop();
    expect((await server.reply(recent)).text).toContain('*DILARANG*');
    expect(server.shownTo(before)).toEqual([]);
  });

  it('is silent in a group until it is addressed, and then short and sure', async () => {
    const { server, newcomer } = shared();
    const [asker, other] = [newcomer(), newcomer()];
    server.person({ phone: other });
    const group = '120363000000000001@g.us';
    server.group(group, [asker, other]);
    const self = server.world.account;
    const mention = (text: string): proto.IMessage => ({
      extendedTextMessage: { text, contextInfo: { mentionedJid: [self.lidAddress] } },
    });
    await server.say(asker, QUESTION, { inside: group });
    await server.say(asker, mention(`@${self.lid} cuaca besok bagaimana`), { inside: group });
    await server.say(asker, mention(`@${self.lid} ${QUESTION}`), { inside: group });
    const { text } = await server.reply(other);
    expect(text).toMatch(/^\*DILARANG\*/);
    expect(text).not.toContain('*1*');
    expect(text.length).toBeLessThan(600);
    expect(server.shownTo(other)).toHaveLength(1);
    expect(server.shownTo(asker)).toHaveLength(1);
    expect(server.world.queries.get('w:g2/get/query')).toBe(1);
  });

  it('measures torn keys and a blocked event loop', async () => {
    const metrics = await (await fetch(`${shared().bot.url}/metrics`)).text();
    expect(metrics).toMatch(/^tanya_netral_whatsapp_bad_mac \d+$/m);
    expect(metrics).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });

  it('has kept no word, number or address in its log', () => {
    const { bot, server } = shared();
    for (const { phone, lid } of server.world.people.values()) {
      expect(bot.logs()).not.toContain(phone);
      expect(bot.logs()).not.toContain(lid);
    }
    expect(bot.logs()).not.toContain('postingan');
    expect(server.world.problems).toEqual([]);
  });
});
