import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from '../../../src/config.ts';
import { PROJECT_FOLDER } from '../../support/environment.ts';

const ROW = /^\| (.+) \| (.+) \| (\S+\.test\.ts) \|$/gm;

describe('the rules that keep a WhatsApp bot alive', () => {
  it('each have a test that is there', async () => {
    const text = await readFile(join(PROJECT_FOLDER, 'docs/adr/0006-whatsapp.md'), 'utf8');
    const rules = [...text.matchAll(ROW)].map(([, rule, title = '', file = '']) => ({
      ...{ rule, title, file },
    }));
    expect(rules.length).toBeGreaterThan(30);
    const missing: unknown[] = [];
    for (const { rule, title, file } of rules) {
      const tests = await readFile(join(PROJECT_FOLDER, 'tests', file), 'utf8');
      if (!tests.includes(title)) missing.push([rule, title, file]);
    }
    expect(missing).toEqual([]);
  });

  it('takes another WhatsApp server only on this machine once it is in production', () => {
    const settings = (url: string) => ({
      NODE_ENV: 'production',
      WHATSAPP_MODE: 'baileys',
      WHATSAPP_WS_URL: url,
    });
    expect(() => parseConfig(settings('wss://web.example.org/ws/chat'))).toThrow(ConfigError);
    expect(() => parseConfig(settings('ws://127.0.0.1.example.org/ws'))).toThrow(ConfigError);
    expect(parseConfig(settings('ws://127.0.0.1:4000/ws/chat')).whatsapp).toMatchObject({
      url: 'ws://127.0.0.1:4000/ws/chat',
    });
  });
});
