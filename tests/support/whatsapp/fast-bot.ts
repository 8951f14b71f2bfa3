import { openApp } from '../../../src/app.ts';
import { parseConfig } from '../../../src/config.ts';
import { createLogger } from '../../../src/logger.ts';
import { FAST } from './fast.ts';

/** The program as a process of its own that does not take a person's time to write. */
const config = parseConfig(process.env);
const log = createLogger(config.logLevel);
const app = await openApp(config, log, { whatsappTuning: FAST });
process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
await app.start();
const address = app.server.server.address();
const port = typeof address === 'object' && address !== null ? address.port : '?';
log.info({ url: `http://${config.host}:${port}` }, 'ready');
