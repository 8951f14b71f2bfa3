import type { FastifyInstance } from 'fastify';

type Facts = Readonly<Record<string, string | number | boolean>>;

/** Runs a task as a step of a trace. */
export type TraceStep = <T>(
  name: string,
  facts: Facts,
  task: (note: (facts: Facts) => void) => Promise<T>,
) => Promise<T>;

/** Asked every few seconds by machines, and of no interest. */
const UNTRACED = ['/healthz', '/readyz', '/metrics', '/assets/*'];

/** A step for every request, by its route's pattern, until the response is out. */
export function registerHttpTracing(server: FastifyInstance, step: TraceStep): void {
  server.addHook('onRequest', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    if (UNTRACED.includes(route)) return done();
    const facts = { 'http.request.method': request.method, 'http.route': route };
    void step(`${request.method} ${route}`, facts, (note) => {
      const closed = new Promise<void>((resolve) => reply.raw.once('close', resolve));
      done();
      return closed.then(() => note({ 'http.response.status_code': reply.statusCode }));
    });
  });
}
