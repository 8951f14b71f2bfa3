import type { Span, Tracer } from '@opentelemetry/api';
import manifest from '../package.json' with { type: 'json' };

/** What a span may say: parts of the program, codes and numbers; never a text, never a person. */
export type SpanFacts = Readonly<Record<string, string | number | boolean>>;

/** Where the time goes, for those who have somewhere to look at it. */
export interface Tracing {
  /** Runs the task as a step of whatever step is under way. */
  step<T>(name: string, facts: SpanFacts, task: (note: NoteFacts) => Promise<T>): Promise<T>;
  /** Sends what is left, and no more after that. */
  stop(): Promise<void>;
}

/** Adds what is known only at the end. */
export type NoteFacts = (facts: SpanFacts) => void;

const STOP_WITHIN_MS = 2_000;

/** Costs nothing but a call. */
export const NO_TRACING: Tracing = {
  step: (_name, _facts, task) => task(() => undefined),
  stop: async () => undefined,
};

/**
 * OpenTelemetry is loaded only here: without an endpoint it is never read from disk.
 *
 * @param endpoint takes OTLP over HTTP, as in `OTEL_EXPORTER_OTLP_ENDPOINT`
 */
export async function openTracing(endpoint: string | undefined): Promise<Tracing> {
  if (endpoint === undefined) return NO_TRACING;
  const [{ SpanStatusCode, trace }, node, { OTLPTraceExporter }, { resourceFromAttributes }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace-node'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/resources'),
    ]);
  const url = `${endpoint.replace(/\/$/, '')}/v1/traces`;
  const provider = new node.NodeTracerProvider({
    resource: resourceFromAttributes({
      'service.name': 'tanya-netral',
      'service.version': manifest.version,
    }),
    spanProcessors: [new node.BatchSpanProcessor(new OTLPTraceExporter({ url }))],
  });
  provider.register();
  const tracer: Tracer = trace.getTracer('tanya-netral');

  function fail(span: Span, error: unknown): void {
    // The kind of the error alone: a message may quote what somebody wrote.
    const kind = error instanceof Error ? error.name : 'unknown';
    span.setAttribute('error.type', kind);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }

  return {
    step: (name, facts, task) =>
      tracer.startActiveSpan(name, { attributes: facts }, async (span) => {
        try {
          return await task((more) => void span.setAttributes(more));
        } catch (error) {
          fail(span, error);
          throw error;
        } finally {
          span.end();
        }
      }),
    async stop() {
      // A collector that is away must not hold up the end of the program.
      const late = new Promise<void>((resolve) => setTimeout(resolve, STOP_WITHIN_MS).unref());
      await Promise.race([provider.shutdown().catch(() => undefined), late]);
      trace.disable();
    },
  };
}
