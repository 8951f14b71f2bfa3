import { z } from 'zod';
import { type ControlSocket, openControlSocket } from './control-socket.ts';
import type { Ground } from './ground.ts';
import { createRepeater } from './repeater.ts';
import {
  destroyOldSealKeys,
  KEY_REFRESH_MS,
  planRotation,
  rotateSecret,
} from './secret-rotation.ts';
import { checkDatabase } from './self-check/check-database.ts';

/** What `rotate-secret` asks of the program that has the embedded database open. */
const rotationInput = z.object({ next: z.base64().optional() });

/** What goes on beside the conversation so that keys can be replaced while the program runs. */
export interface KeyKeeping {
  /** For the daily housekeeping; returns how many keys it destroyed. */
  readonly destroyOld: () => Promise<number>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Other processes change the keys of a shared database; of the embedded one, only this does. */
export function keepKeys(ground: Ground): KeyKeeping {
  const { config, database, keyring, wrappedKeys: store, log } = ground;
  const refreshing = createRepeater(keyring.refresh, KEY_REFRESH_MS, log);
  let socket: ControlSocket | undefined;
  return {
    destroyOld: () => destroyOldSealKeys({ db: database.db, keyring, store }),
    async start() {
      if (database.kind === 'postgres') return refreshing.start();
      const tasks = {
        'rotate-secret': (input: unknown) => rotateHere(ground, input),
        'privacy-audit': () => checkDatabase(database.db, config.retentionDays),
      };
      socket = await openControlSocket(config.dataDir, tasks, log);
    },
    async stop() {
      await refreshing.stop();
      await socket?.close();
    },
  };
}

async function rotateHere(ground: Ground, input: unknown): Promise<unknown> {
  const { next } = rotationInput.parse(input);
  const { appSecret, database, keyring, wrappedKeys: store } = ground;
  const plan =
    next === undefined || appSecret.file !== undefined
      ? planRotation(appSecret)
      : planRotation({ current: Buffer.from(next, 'base64'), previous: appSecret.current });
  const counts = await rotateSecret({ db: database.db, store, keyring, ...plan, shared: false });
  ground.log.info({ ...counts }, 'APP_SECRET replaced');
  return counts;
}
