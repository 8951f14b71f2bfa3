import { z } from 'zod';

const advisorySchema = z.object({
  source: z.number(),
  name: z.string(),
  title: z.string(),
  url: z.string(),
  severity: z.string(),
});

const reportSchema = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ via: z.array(z.union([z.string(), advisorySchema])) }),
  ),
});

/** A known weakness of a package that is installed. */
export type Advisory = z.infer<typeof advisorySchema>;

export const exceptionsSchema = z.array(
  z.strictObject({
    /** The advisory's address, as `npm audit` prints it. */
    advisory: z.url(),
    package: z.string().min(1),
    /** Why it does no harm here. */
    reason: z.string().min(30),
    /** The last day on which the reason counts. */
    until: z.iso.date(),
  }),
);

export type AuditException = z.infer<typeof exceptionsSchema>[number];

/** The advisories of an `npm audit --json`, each once; `undefined` where it is no report. */
export function parseAudit(text: string): readonly Advisory[] | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const report = reportSchema.safeParse(json);
  if (!report.success) return undefined;
  const advisories = Object.values(report.data.vulnerabilities)
    .flatMap(({ via }) => via)
    .filter((via) => typeof via !== 'string');
  return [...new Map(advisories.map((advisory) => [advisory.url, advisory])).values()];
}

/** What is wrong: advisories without a valid exception, and exceptions that nothing needs. */
export function auditProblems(
  advisories: readonly Advisory[],
  exceptions: readonly AuditException[],
  today: string,
): readonly string[] {
  const isExcepted = ({ url, name }: Advisory) =>
    exceptions.some((one) => one.advisory === url && one.package === name && one.until >= today);
  const open = advisories
    .filter((advisory) => !isExcepted(advisory))
    .map(({ severity, name, title, url }) => `${severity}: ${name}: ${title} (${url})`);
  const idle = exceptions
    .filter((one) => !advisories.some(({ url }) => url === one.advisory))
    .map((one) => `the exception for ${one.package} is not needed any more (${one.advisory})`);
  return [...open, ...idle];
}
