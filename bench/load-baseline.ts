/** The two servers that `npm run bench -- load` compares with: a bare route, and one INSERT. */
import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import pg from 'pg';

const POOL_SIZE = 10;

const pool = new pg.Pool({ connectionString: process.argv[2], max: POOL_SIZE });
await pool.query('create table if not exists arrivals (id uuid primary key, body jsonb)');

const server = fastify();
server.post('/bare', async () => ({ ok: true }));
server.post('/insert', async (request) => {
  await pool.query('insert into arrivals (id, body) values ($1, $2)', [randomUUID(), request.body]);
  return { ok: true };
});
process.stdout.write(`${await server.listen({ host: '127.0.0.1', port: 0 })}\n`);
process.once('SIGTERM', () => void server.close().then(() => pool.end()));
