import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type ConsoleGuard,
  installConsoleGuard,
} from '../../../src/bots/whatsapp/console-guard.ts';

describe('the console guard', () => {
  let guard: ConsoleGuard | undefined;
  afterEach(() => {
    guard?.restore();
    vi.restoreAllMocks();
  });

  it('drops what libsignal prints, in each of its forms, and counts it', () => {
    const written: unknown[] = [];
    for (const method of ['info', 'warn', 'error'] as const) {
      vi.spyOn(console, method).mockImplementation((...parts) => void written.push(parts));
    }
    guard = installConsoleGuard();
    const session = { currentRatchet: { rootKey: 'secret' } };
    console.info('Closing session:', session);
    console.info('Opening session:', session);
    console.info('Removing old closed session:', session);
    console.warn('Session already closed', session);
    console.warn('Closing open session in favor of incoming prekey bundle');
    console.warn('Decrypted message with closed session.');
    console.error('Failed to decrypt message with any known session...');
    console.error('Session error:Error: Bad MAC', 'at somewhere');
    expect(written).toEqual([]);
    expect(guard.dropped()).toEqual({ calls: 8, badMac: 1 });
  });

  it('lets plain words through, and everything once it is gone', () => {
    const written: unknown[] = [];
    vi.spyOn(console, 'error').mockImplementation((...parts) => void written.push(parts));
    guard = installConsoleGuard();
    console.error('The configuration has problems');
    guard.restore();
    console.error({ a: 1 });
    expect(written).toEqual([['The configuration has problems'], [{ a: 1 }]]);
  });
});
