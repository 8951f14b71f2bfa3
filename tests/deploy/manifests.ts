import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1/Ingress';
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget';
import { ConfigMap } from 'kubernetes-models/v1/ConfigMap';
import { Namespace } from 'kubernetes-models/v1/Namespace';
import { Service } from 'kubernetes-models/v1/Service';
import { ServiceAccount } from 'kubernetes-models/v1/ServiceAccount';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { PROJECT_FOLDER } from '../support/environment.ts';

export const KUBERNETES_FOLDER = join(PROJECT_FOLDER, 'deploy/kubernetes');

const manifestSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({ name: z.string() }),
});

/** One object of a manifest, read from YAML. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Everything that a YAML file holds. */
export async function readDocuments(file: string): Promise<readonly unknown[]> {
  const documents = parseAllDocuments(await readFile(file, 'utf8'));
  return [...documents].map((document) => {
    if (document.errors.length > 0) throw new Error(`${file}: ${document.errors.join('; ')}`);
    return document.toJS() as unknown;
  });
}

/** The objects of a folder's resource files, which its kustomization names. */
export async function readManifests(folder: string): Promise<readonly Manifest[]> {
  const { resources } = await readKustomization(folder);
  const manifests: Manifest[] = [];
  for (const resource of resources.filter((name) => name.endsWith('.yaml'))) {
    const documents = await readDocuments(join(folder, resource));
    manifests.push(...documents.map((document) => manifestSchema.parse(document)));
  }
  return manifests;
}

const kustomizationSchema = z.strictObject({
  apiVersion: z.literal('kustomize.config.k8s.io/v1beta1'),
  kind: z.literal('Kustomization'),
  namespace: z.string().optional(),
  labels: z
    .array(
      z.strictObject({ includeSelectors: z.boolean(), pairs: z.record(z.string(), z.string()) }),
    )
    .optional(),
  resources: z.array(z.string()).min(1),
  images: z
    .array(z.strictObject({ name: z.string(), newName: z.string(), newTag: z.string() }))
    .default([]),
  patches: z
    .array(
      z.strictObject({
        path: z.string(),
        target: z.strictObject({ kind: z.string(), name: z.string() }).optional(),
      }),
    )
    .default([]),
});

export type Kustomization = z.infer<typeof kustomizationSchema>;

export async function readKustomization(folder: string): Promise<Kustomization> {
  const [document] = await readDocuments(join(folder, 'kustomization.yaml'));
  return kustomizationSchema.parse(document);
}

/** The YAML files of a folder, kustomization left aside. */
export async function filesOf(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  return names.filter((name) => name.endsWith('.yaml') && name !== 'kustomization.yaml').sort();
}

/** What Kubernetes' own schema has against a manifest; empty where it has nothing. */
export function schemaProblems(manifest: Manifest): readonly string[] {
  const validate = validatorOf(manifest);
  const problem = validate(manifest);
  return problem === undefined ? unknownFields(manifest, validate) : [problem];
}

type Validate = (value: object) => string | undefined;

const MODELS: Readonly<Record<string, new (value: never) => { validate(): void }>> = {
  'apps/v1/Deployment': Deployment,
  'autoscaling/v2/HorizontalPodAutoscaler': HorizontalPodAutoscaler,
  'networking.k8s.io/v1/Ingress': Ingress,
  'networking.k8s.io/v1/NetworkPolicy': NetworkPolicy,
  'policy/v1/PodDisruptionBudget': PodDisruptionBudget,
  'v1/ConfigMap': ConfigMap,
  'v1/Namespace': Namespace,
  'v1/Service': Service,
  'v1/ServiceAccount': ServiceAccount,
};

function validatorOf({ apiVersion, kind }: Manifest): Validate {
  const Model = MODELS[`${apiVersion}/${kind}`];
  return (value) => {
    if (!Model) return `${apiVersion}/${kind}: no such kind among those that are checked`;
    try {
      new Model(value as never).validate();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
}

/**
 * The schema lets a field pass that it does not know, which the cluster refuses. Such a field shows
 * by this: it may hold anything.
 */
function unknownFields(manifest: Manifest, validate: Validate): readonly string[] {
  const paths = pathsOf(manifest).filter(
    ([first, ...rest]) => !['apiVersion', 'kind'].includes(String(first)) || rest.length > 0,
  );
  return paths
    .filter((path) => validate(replaced(manifest, path)) === undefined)
    .map((path) => `${path.join('.')}: no such field`);
}

type Path = readonly (string | number)[];

function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    return [at, ...pathsOf(inner, at)];
  });
}

/** A copy in which one value is of a kind that it cannot be. */
function replaced(manifest: Manifest, path: Path): Manifest {
  const copy = structuredClone(manifest);
  let holder: unknown = copy;
  for (const key of path.slice(0, -1)) holder = Reflect.get(holder as object, key);
  const last = path.at(-1) ?? '';
  const impossible = Array.isArray(Reflect.get(holder as object, last)) ? 1 : [[]];
  Reflect.set(holder as object, last, impossible);
  return copy;
}
