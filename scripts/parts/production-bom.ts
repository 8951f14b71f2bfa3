import { z } from 'zod';

const bomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.looseObject({
      'bom-ref': z.string(),
      name: z.string(),
      version: z.string(),
      properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
    }),
  ),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()) })),
});

/** What a program consists of, as CycloneDX. */
export type Bom = z.infer<typeof bomSchema>;

export function parseBom(text: string): Bom {
  return bomSchema.parse(JSON.parse(text));
}

/** Without what only development needs. */
export function productionBom(bom: Bom): Bom {
  const dropped = new Set(
    bom.components
      .filter(({ properties }) =>
        properties.some(({ name }) => name === 'cdx:npm:package:development'),
      )
      .map((component) => component['bom-ref']),
  );
  return {
    ...bom,
    components: bom.components.filter((component) => !dropped.has(component['bom-ref'])),
    dependencies: bom.dependencies
      .filter(({ ref }) => !dropped.has(ref))
      .map(({ ref, dependsOn }) => ({
        ref,
        dependsOn: dependsOn.filter((needed) => !dropped.has(needed)),
      })),
  };
}
