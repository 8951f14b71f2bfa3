import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import { openApp } from '../app.ts';
import { type Config, ConfigError, parseConfig } from '../config.ts';
import { openLiveEngine } from '../conversation/live-engine.ts';
import { createLogger } from '../logger.ts';
import { redact } from '../privacy/redact.ts';
import { hashPassword } from '../staff/password.ts';
import { migrate } from '../storage/migrate.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createStaffStore } from '../storage/staff-store.ts';
import { DEMO_TURNS, fillDemo } from './demo/fill.ts';

/**
 * `npm run demo`: the program with an embedded database of its own, filled with synthetic turns,
 * erased when it stops. Touches neither the real database nor any channel but the web chat.
 */
const ADMIN = 'admin@demo.test';
const EDITOR = 'editor@demo.test';
const WORDS =
  'awan batu daun ekor gajah hutan ikan jalan kapal lampu mawar padi ranting sungai'.split(' ');

try {
  await run();
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const start = performance.now();
  const dataDir = await mkdtemp(join(tmpdir(), 'tanya-netral-demo-'));
  const password = Array.from({ length: 4 }, () => WORDS[randomInt(WORDS.length)]).join(' ');
  try {
    const config = demoConfig(dataDir, password);
    console.log(`Menyiapkan demo dengan ${DEMO_TURNS.toLocaleString('id')} pertanyaan buatan …`);
    await fill(config, password);
    const log = createLogger(config.logLevel);
    const app = await openApp(config, log);
    closeWithGrace({ logger: false }, async () => {
      await app.stop();
      await rm(dataDir, { recursive: true, force: true });
    });
    await app.start();
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(welcome(app.server.listeningOrigin, password, seconds));
  } catch (error) {
    await rm(dataDir, { recursive: true, force: true });
    throw error;
  }
}

/** Of the environment only what a demo may obey: no database, no channel, no secret. */
function demoConfig(dataDir: string, password: string): Config {
  const { HOST, PORT, CONTENT_DIR, CACHE_DIR, REGION } = process.env;
  const given = { HOST, PORT, CONTENT_DIR, REGION, CACHE_DIR: CACHE_DIR ?? './data-demo' };
  const admin = { ADMIN_EMAIL: ADMIN, ADMIN_PASSWORD: password };
  return {
    ...parseConfig({ LOG_LEVEL: 'warn', ...given, ...admin, DATA_DIR: dataDir }),
    demo: true,
  };
}

async function fill(config: Config, password: string): Promise<void> {
  const live = await openLiveEngine({ ...config, redact });
  const database = await openDatabase({
    dataDir: config.dataDir,
    onConnectionLost: () => undefined,
  });
  try {
    await migrate(database.db);
    await fillDemo(database.db, live.current(), ADMIN);
    const staff = createStaffStore(database.db);
    const hash = await hashPassword(password);
    await staff.add(ADMIN, 'admin', hash);
    await staff.add(EDITOR, 'editor', hash);
  } finally {
    await database.close();
  }
}

function welcome(origin: string, password: string, seconds: number): string {
  return `
Demo siap dalam ${seconds} detik. Semua isinya buatan dan hilang begitu ditutup (Ctrl+C).

  Chat           ${origin}/
  Meja petugas   ${origin}/dashboard
  Masuk sebagai  ${ADMIN} atau ${EDITOR}
  Kata sandi     ${password}
`;
}
