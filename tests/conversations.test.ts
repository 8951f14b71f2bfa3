import { describe, expect, it } from 'vitest';
import { openBrowserStage } from './support/scripts/browser-stage.ts';
import { openEngineStage } from './support/scripts/engine-stage.ts';
import { describeScripts } from './support/scripts/play.ts';
import { loadScripts, playsOn } from './support/scripts/script.ts';
import { openTelegramStage } from './support/scripts/telegram-stage.ts';
import { openWebStage } from './support/scripts/web-stage.ts';

describe('the scripts', () => {
  const scripts = loadScripts();

  it('are sixty or more, and no two are called the same', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(60);
    expect(new Set(scripts.map(({ name }) => name)).size).toBe(scripts.length);
  });

  it('touch every point, most of them on every channel', () => {
    expect(new Set(scripts.map(({ point }) => point))).toEqual(
      new Set([1, 2, 3, 4, 5, 6, 7, 9, 11]),
    );
    for (const channel of ['engine', 'web', 'telegram', 'whatsapp', 'cloud'] as const) {
      const played = scripts.filter((script) => playsOn(script, channel));
      expect(played.length, channel).toBeGreaterThanOrEqual(60);
      expect(played.length / scripts.length, channel).toBeGreaterThan(0.8);
    }
    expect(scripts.filter((script) => playsOn(script, 'browser')).length).toBeGreaterThan(10);
  });
});

describeScripts('engine', openEngineStage);
describeScripts('web', openWebStage);
describeScripts('browser', openBrowserStage);
describeScripts('telegram', openTelegramStage);
