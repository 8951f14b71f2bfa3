import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer, QuestionContext } from '../../src/knowledge/answer.ts';
import { createKnowledgeBase, type KnowledgeBase } from '../../src/knowledge/knowledge-base.ts';
import { loadEntries } from '../../src/knowledge/load-entries.ts';
import { loadLexicon } from '../../src/knowledge/load-lexicon.ts';

let knowledge: KnowledgeBase;

beforeAll(async () => {
  knowledge = createKnowledgeBase(await loadEntries('content/faq'), await loadLexicon('content'));
});

/** The topic that is answered or offered first. */
function firstTopic(text: string, context?: QuestionContext): string | undefined {
  return knowledge.answer(text, context).candidates[0]?.entry.id;
}

function kindOf(text: string, context?: QuestionContext): Answer['kind'] {
  return knowledge.answer(text, context).kind;
}

describe('questions', () => {
  it.each([
    [
      'Apakah aparatur sipil negara diizinkan menekan tombol suka pada kiriman kandidat?',
      'medsos-like-komentar-bagikan',
    ],
    ['klo ngelike pstingan cabup knapa sih', 'medsos-like-komentar-bagikan'],
    ['bolehkah mobil plat merah dipinjam buat kampanye paslon', 'kampanye-fasilitas-negara'],
    ['kaka ulun nyaleg, kawa kah ulun manulung', 'keluarga-kerabat-calon'],
    ['PPPK yang maju pilkada wajib lepas status?', 'pencalonan-mundur'],
    ['ketua RT jadi tim sukses boleh?', 'status-rt-rw-kader'],
  ])('finds the topic of %j', (text, topic) => {
    expect(firstTopic(text)).toBe(topic);
  });

  it('answers what is plain, and tells what about it is asked', () => {
    const answer = knowledge.answer('apa sanksi bagi PPPK yang melanggar netralitas?');
    expect(answer).toMatchObject({
      kind: 'found',
      entry: { id: 'sanksi-pppk' },
      aspect: 'sanction',
      audience: 'pppk',
    });
  });

  it('asks back when two topics are as near', () => {
    const answer = knowledge.answer('kampanye');
    expect(answer.kind).toBe('unsure');
    expect(answer.candidates.length).toBe(3);
  });

  it.each(['keluarga', 'sembako', 'atasan'])('asks back after the bare word %j', (text) => {
    const answer = knowledge.answer(text);
    expect(answer.kind).toBe('unsure');
    expect(answer.candidates.length).toBe(3);
  });

  it('does not ask back after a bare word of other matters', () => {
    expect(kindOf('gaji')).toBe('outside');
  });

  it('offers the second question of a message', () => {
    const answer = knowledge.answer(
      'bolehkah ASN menjadi saksi partai di TPS? dan bagaimana cara pindah memilih kalau tugas luar kota?',
    );
    const ids = ['penyelenggara-saksi', 'hak-pindah-memilih'];
    expect(ids).toContain(answer.candidates[0]?.entry.id);
    if (answer.kind === 'found') expect(answer.alsoAsked.length).toBe(1);
  });
});

describe('the boundary', () => {
  it.each([
    ['uang lembur bulan lalu kok belum dibayar', 'outside'],
    ['kepala kantor suka membentak pegawai, mengadu ke siapa', 'outside'],
    ['syarat perpanjang SIM apa saja', 'outside'],
    ['calon mana yang paling oke menurutmu', 'outside'],
    ['halo selamat sore', 'courtesy'],
    ['terima kasih banyak ya', 'courtesy'],
    ['👍', 'courtesy'],
    ['مرحبا', 'courtesy'],
    ['98765', 'courtesy'],
    ['', 'courtesy'],
    ['kjhgfdsa qwrtyp', 'courtesy'],
  ] as const)('does not answer %j', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it('declines to judge candidates', () => {
    const answer = knowledge.answer('enaknya pilih paslon yang mana nih');
    expect(answer).toMatchObject({ kind: 'outside', subject: { kind: 'political' } });
  });

  it('names the office of other matters', () => {
    const answer = knowledge.answer('mau urus kartu keluarga yang hilang');
    expect(answer).toMatchObject({ subject: { kind: 'elsewhere', office: 'disdukcapil' } });
  });
});

describe('follow-ups', () => {
  const previousEntryId = 'kampanye-atribut';

  it.each([
    ['kalau honorer?', 'non-asn'],
    ['kalau saya CPNS?', 'cpns'],
  ] as const)('keeps the topic and takes the audience of %j', (text, audience) => {
    const answer = knowledge.answer(text, { previousEntryId });
    expect(answer).toMatchObject({ kind: 'found', entry: { id: previousEntryId }, audience });
  });

  it.each([
    ['terus sanksinya?', previousEntryId, 'sanction'],
    ['dasar hukumnya apa', previousEntryId, 'legal-basis'],
    ['lapornya ke mana?', 'lapor-cara', 'main'],
  ] as const)('reads %j against the turn before', (text, id, aspect) => {
    const answer = knowledge.answer(text, { previousEntryId });
    expect(answer).toMatchObject({ kind: 'found', entry: { id }, aspect });
  });

  it('gives the sanction for the audience that was named', () => {
    const answer = knowledge.answer('sanksinya apa', { previousEntryId, audience: 'pppk' });
    expect(answer).toMatchObject({ kind: 'found', entry: { id: 'sanksi-pppk' } });
  });

  it.each(['kalau istri saya?', 'kalau yang memakai suami saya?'])(
    'takes %j for the same act by the spouse',
    (text) => {
      const answer = knowledge.answer(text, { previousEntryId });
      expect(answer).toMatchObject({
        kind: 'found',
        entry: { id: 'keluarga-pasangan-berpolitik' },
      });
    },
  );

  it.each([
    ['kalau istri saya juga PNS?', previousEntryId],
    ['kalau istri saya nyaleg?', 'keluarga-pasangan-calon'],
  ])('does not take %j for a spouse who is not bound', (text, id) => {
    expect(firstTopic(text, { previousEntryId })).toBe(id);
  });

  it('goes from sanctions in general to those of the audience', () => {
    const answer = knowledge.answer('kalau honorer?', { previousEntryId: 'sanksi-umum' });
    expect(answer).toMatchObject({ kind: 'found', entry: { id: 'sanksi-non-asn' } });
  });

  it('takes next to nothing said for no new matter', () => {
    const context = { previousEntryId: 'medsos-grup-percakapan' };
    expect(firstTopic('malah saya adminnya', context)).toBe('medsos-grup-percakapan');
    expect(kindOf('terima kasih', context)).toBe('courtesy');
  });

  it('recognises a new question', () => {
    const text = 'Bagaimana cara menjadi anggota KPPS bagi guru PNS?';
    expect(firstTopic(text, { previousEntryId })).toBe('penyelenggara-badan-adhoc');
  });

  it('recognises a new matter that is not ours', () => {
    expect(kindOf('kalau bikin KTP baru syaratnya apa', { previousEntryId })).toBe('outside');
    expect(kindOf('terima kasih', { previousEntryId })).toBe('courtesy');
  });

  it('ignores a previous topic that no longer exists', () => {
    expect(() =>
      knowledge.answer('kalau PPPK?', { previousEntryId: 'sudah-hilang' }),
    ).not.toThrow();
  });
});

describe('search and explanation', () => {
  it('finds entries for words still being typed', () => {
    const ids = knowledge.search('golpu', 3).map(({ entry }) => entry.id);
    expect(ids).toContain('hak-golput');
  });

  it('shows tokens, corrections, concepts, candidates and the rule', () => {
    const explanation = knowledge.explain('pns blh pke kaos cagub ga');
    expect(explanation.corrections).toContain('blh → boleh (lexicon)');
    expect(explanation.concepts).toContain('atribut');
    expect(explanation.candidates[0]?.label).toBe('kampanye-atribut');
    expect(explanation.rule).not.toBe('');
    expect(explanation.confidence).toBeGreaterThan(0);
  });
});
