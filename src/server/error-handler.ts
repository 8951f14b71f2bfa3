import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';

const NOT_FOUND = 'Halaman ini tidak ada.';
const INTERNAL = 'Ada gangguan di sistem kami. Coba lagi beberapa menit lagi.';
const TOO_LARGE = 'Pesannya terlalu panjang. Kirim paling banyak 4 KiB.';

/** What a route throws to refuse a request: the reason for people, and headers to go with it. */
type RefusalError = FastifyError & {
  readonly error?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Known refusals say what was expected; an unknown error says nothing and goes to the log. */
export function registerErrorHandlers(server: FastifyInstance): void {
  server.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: NOT_FOUND }));
  server.setErrorHandler(
    (error: RefusalError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
      if (hasZodFastifySchemaValidationErrors(error)) {
        return reply.code(400).send({ error: describe(error.validation) });
      }
      const status = error.statusCode ?? 500;
      if (status === 413) return reply.code(413).send({ error: TOO_LARGE });
      if (status < 500 || error.error !== undefined) {
        return reply
          .code(status)
          .headers(error.headers ?? {})
          .send({ error: reasonOf(error) });
      }
      request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
      return reply.code(500).send({ error: INTERNAL });
    },
  );
}

/** The parser's own words for a client's mistake hold nothing of what the client sent. */
function reasonOf(error: RefusalError): string {
  return error.error ?? `Permintaan tidak bisa dibaca (${error.code}).`;
}

function describe(
  issues: readonly { readonly instancePath: string; readonly message?: string | undefined }[],
): string {
  const lines = issues.map(
    ({ instancePath, message }) =>
      `${instancePath.slice(1) || 'isi'}: ${message ?? 'tidak sesuai'}`,
  );
  return `Permintaan tidak sesuai. ${lines.join('; ')}`;
}
