import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig } from '../src/config.ts';

function refusalOf(environment: Readonly<Record<string, string>>): string {
  try {
    parseConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('the configuration', () => {
  it('needs nothing at all', () => {
    expect(parseConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      dataDir: './data',
      region: 'kaltim',
      logLevel: 'info',
    });
    expect(parseConfig({})).not.toHaveProperty('telegram');
    expect(parseConfig({})).not.toHaveProperty('databaseUrl');
  });

  it('takes an empty variable for an absent one', () => {
    expect(parseConfig({ PORT: '', DATABASE_URL: '', TELEGRAM_BOT_TOKEN: '' })).toEqual(
      parseConfig({}),
    );
  });

  it('names every problem at once: the variable, what was expected and what was found', () => {
    const message = refusalOf({
      PORT: 'tiga ribu',
      LOG_LEVEL: 'berisik',
      PUBLIC_URL: 'ftp://contoh.go.id',
      REGION: '../rahasia',
      TELEGRAM_MODE: 'merpati',
    });
    for (const expected of [
      'PORT must be a port number; got "tiga ribu"',
      'LOG_LEVEL must be',
      '"berisik"',
      'PUBLIC_URL must be',
      'REGION must be',
      'TELEGRAM_MODE must be',
    ]) {
      expect(message).toContain(expected);
    }
    expect(message).not.toContain('undefined');
  });

  it('never repeats a secret', () => {
    const secrets = {
      APP_SECRET: 'pendek-rahasia',
      DATABASE_URL: 'mysql://admin:sandi-rahasia@basisdata/tanya',
      TELEGRAM_BOT_TOKEN: 'bukan-token-rahasia',
      TELEGRAM_WEBHOOK_SECRET: 'kait-rahasia',
    };
    const message = refusalOf(secrets);
    for (const name of Object.keys(secrets)) expect(message).toContain(name);
    expect(message).not.toContain('rahasia');
  });

  it('asks for all that a webhook needs', () => {
    const message = refusalOf({ TELEGRAM_MODE: 'webhook' });
    for (const name of ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'PUBLIC_URL']) {
      expect(message).toContain(`${name} must be present when TELEGRAM_MODE is webhook`);
    }
  });

  it('measures APP_SECRET in bytes', () => {
    expect(refusalOf({ APP_SECRET: 'é'.repeat(16) })).toBe('accepted');
    expect(refusalOf({ APP_SECRET: 'e'.repeat(31) })).toContain('APP_SECRET must be');
  });

  it('leads Telegram to the webhook under the public address', () => {
    const secret = 'a-secret-of-32-characters-or-more';
    const { telegram } = parseConfig({
      TELEGRAM_BOT_TOKEN: '1:abc',
      TELEGRAM_MODE: 'webhook',
      TELEGRAM_WEBHOOK_SECRET: secret,
      PUBLIC_URL: 'https://tanya.contoh.go.id',
    });
    expect(telegram?.webhook).toEqual({
      url: 'https://tanya.contoh.go.id/telegram/webhook',
      secret,
    });
  });
});
