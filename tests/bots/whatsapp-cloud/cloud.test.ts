import { describe, expect, it } from 'vitest';
import { renderCloudMessages } from '../../../src/bots/whatsapp-cloud/render.ts';
import {
  toCloudSendResult,
  toNetworkResult,
} from '../../../src/bots/whatsapp-cloud/send-result.ts';

const choices = (count: number, label = 'Pilihan') =>
  Array.from({ length: count }, (_, index) => ({
    id: `c${index + 1}`,
    label: `${label} ${index + 1}`,
  }));

describe('a reply over the Cloud API', () => {
  it('is plain text where nothing is offered', () => {
    expect(renderCloudMessages({ text: '**Baik**.', choices: [] })).toEqual([
      { type: 'text', text: { body: '*Baik*.', preview_url: false } },
    ]);
  });

  it('has buttons for up to three short choices, else a list', () => {
    const kind = (count: number, label?: string) =>
      renderCloudMessages({ text: 'Ya.', choices: choices(count, label) }).map((message) =>
        message.type === 'interactive' ? message.interactive.type : message.type,
      );
    expect(kind(3)).toEqual(['button']);
    expect(kind(4)).toEqual(['list']);
    expect(kind(2, 'Kalau saya pegawai honorer')).toEqual(['list']);
  });

  it('shows ten choices in a list and numbers the others in the text', () => {
    const [message] = renderCloudMessages({ text: 'Pilih:', choices: choices(12) });
    expect(message).toMatchObject({
      interactive: { body: { text: 'Pilih:\n\n*11* Pilihan 11\n*12* Pilihan 12' } },
    });
    expect(JSON.stringify(message)).toContain('"c10"');
    expect(JSON.stringify(message)).not.toContain('"c11"');
  });

  it('shows a long label in full under its title', () => {
    const label = 'Foto bersama calon di acara keluarga besar';
    const [message] = renderCloudMessages({ text: 'Pilih:', choices: [{ id: 'a', label }] });
    expect(JSON.stringify(message)).toContain(`"description":"${label}"`);
  });

  it('sends text ahead that is too long to stand above choices', () => {
    const messages = renderCloudMessages({ text: 'kata '.repeat(300), choices: choices(2) });
    expect(messages.map(({ type }) => type)).toEqual(['text', 'interactive']);
  });
});

describe('a refusal of the Graph API', () => {
  it.each([
    [400, 130429, { kind: 'retry', afterMs: 30_000 }],
    [400, 131056, { kind: 'retry', afterMs: 10_000 }],
    [429, undefined, { kind: 'retry' }],
    [400, 131047, { kind: 'refused' }],
    [400, 131026, { kind: 'refused' }],
    [401, 190, { kind: 'away' }],
    [500, 131000, { kind: 'unknown' }],
  ])('%i %s', (status, code, result) => {
    expect(toCloudSendResult(status, code)).toMatchObject(result);
  });

  it('is repeated only when nothing has left this machine', () => {
    const failed = (code: string) =>
      new TypeError('fetch failed', { cause: Object.assign(new Error(), { code }) });
    expect(toNetworkResult(failed('ECONNREFUSED'))).toMatchObject({ kind: 'retry' });
    expect(toNetworkResult(failed('ECONNRESET'))).toMatchObject({ kind: 'unknown' });
    expect(toNetworkResult(new DOMException('late', 'TimeoutError'))).toMatchObject({
      kind: 'unknown',
    });
  });
});
