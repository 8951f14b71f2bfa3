import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { startApp } from '../support/app.ts';
import { ask } from '../support/ask.ts';
import { PROJECT_FOLDER } from '../support/environment.ts';
import { createPostgresDatabase } from '../support/postgres.ts';
import { loadSourceFiles } from '../support/source-files.ts';

const SOURCE = join(PROJECT_FOLDER, 'src');
const STATIC_IMPORT = /^import .*@opentelemetry.*$/gm;

const valueSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const batchSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(z.object({ key: z.string() })) }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              name: z.string(),
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              attributes: z.array(z.object({ key: z.string(), value: valueSchema })),
              events: z.array(z.unknown()),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** A collector as OpenTelemetry's own: takes OTLP as JSON over HTTP. */
async function startCollector() {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    bodies.push(`${request.method} ${request.url}`, await text(request));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const spans = () =>
    bodies
      .filter((body) => body.startsWith('{'))
      .flatMap((body) => batchSchema.parse(JSON.parse(body)).resourceSpans)
      .flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  return { url: `http://127.0.0.1:${port}`, spans, raw: () => bodies.join('\n') };
}

describe('traces', () => {
  it('show where the time of a question goes, and nothing of what was asked', async () => {
    const collector = await startCollector();
    const app = await startApp({
      DATABASE_URL: await createPostgresDatabase(),
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    });
    const answer = await ask(app.url, 'nama saya Budi 081234567890, boleh like postingan caleg?');
    expect(answer.outcome).toBe('answered');
    await fetch(new URL('/faq/medsos-like-komentar-bagikan', app.url));
    await fetch(new URL('/healthz', app.url));
    await app.stop();

    const spans = collector.spans();
    const named = (name: string) => spans.find((span) => span.name === name);
    expect(spans.map(({ name }) => name).sort()).toEqual(
      [
        ...['GET /faq/:id', 'POST /api/chat', 'turn'],
        ...['inbox accept', 'turn begin', 'turn keep'],
      ].sort(),
    );
    const turn = named('turn');
    expect(turn?.parentSpanId).toBe(named('POST /api/chat')?.spanId);
    for (const name of ['inbox accept', 'turn begin', 'turn keep']) {
      expect(named(name)?.parentSpanId, name).toBe(turn?.spanId);
    }
    const keys = new Set(spans.flatMap(({ attributes }) => attributes.map(({ key }) => key)));
    expect([...keys].sort()).toEqual([
      ...['channel', 'entry', 'http.request.method', 'http.response.status_code', 'http.route'],
      ...['kept', 'outcome', 'thinking_ms'],
    ]);
    expect(named('turn keep')?.attributes).toContainEqual({
      key: 'outcome',
      value: { stringValue: 'answered' },
    });
    expect(spans.flatMap(({ events }) => events)).toEqual([]);
    expect(collector.raw()).toContain('POST /v1/traces');
    expect(collector.raw()).not.toMatch(/Budi|0812|caleg\?|127\.0\.0\.1|session|asker/i);
  });

  it('hold up neither an answer nor the end when nobody takes them', async () => {
    const app = await startApp({
      DATABASE_URL: await createPostgresDatabase(),
      OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9',
    });
    expect((await ask(app.url, 'terima kasih')).outcome).toBe('courtesy');
    const begun = performance.now();
    await app.stop();
    expect(performance.now() - begun).toBeLessThan(8_000);
  });

  it('are loaded only where they are wanted', async () => {
    const files = await loadSourceFiles();
    const texts = await Promise.all(
      files.map(async ({ path }) => [path, await readFile(join(SOURCE, path), 'utf8')] as const),
    );
    const users = texts.filter(([, content]) => content.includes("'@opentelemetry/"));
    expect(users.map(([path]) => path)).toEqual(['tracing.ts']);
    const imports = users.flatMap(([, content]) => content.match(STATIC_IMPORT) ?? []);
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.every((line) => line.startsWith('import type '))).toBe(true);
  });
});
