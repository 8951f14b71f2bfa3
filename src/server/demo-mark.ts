import type { FastifyInstance } from 'fastify';

const MARK =
  '<aside class="demo-mark" aria-label="Demo"><strong>Demo.</strong> Semua pertanyaan dan angka di sini dibuat oleh program, bukan oleh orang. Datanya hilang begitu demo ditutup.</aside>';

/** Every page says that nothing on it is real. To be registered before what compresses pages. */
export function markAsDemo(server: FastifyInstance): void {
  server.addHook('onSend', async (_request, reply, payload: unknown) => {
    const type = String(reply.getHeader('content-type') ?? '');
    if (typeof payload !== 'string' || !type.startsWith('text/html')) return payload;
    return payload.replace(/<body[^>]*>/, (tag) => `${tag}\n${MARK}`);
  });
}
