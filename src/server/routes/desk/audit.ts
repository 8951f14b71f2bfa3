import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { needs, staffOf } from '../../desk/access.ts';
import type { DeskParts } from '../../desk/desk-parts.ts';
import { auditPage } from '../../views/desk/audit-page.ts';

const RECORDS_PER_PAGE = 100;
const querySchema = z.object({
  sebelum: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});

/** Who read or did what. For admins. */
export function registerAudit(scope: FastifyInstance, { audit }: DeskParts): void {
  scope
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/jejak',
      { config: needs('admin', 'audit'), schema: { querystring: querySchema } },
      async (request, reply) => {
        const found = await audit.latest(RECORDS_PER_PAGE + 1, request.query.sebelum);
        const page = auditPage({
          staff: staffOf(request),
          records: found.slice(0, RECORDS_PER_PAGE),
          more: found.length > RECORDS_PER_PAGE,
        });
        return reply.type('text/html; charset=utf-8').send(page.source);
      },
    );
}
