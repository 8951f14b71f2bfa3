import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { parseAst } from 'vitest/node';
import { PROJECT_FOLDER } from './environment.ts';

/** A file of `src`, as far as its shape goes; paths are relative to `src`. */
export interface SourceFile {
  readonly path: string;
  readonly lines: number;
  /** What it imports of ours, types included. */
  readonly imports: readonly string[];
  readonly functions: readonly SourceFunction[];
}

export interface SourceFunction {
  readonly name: string;
  readonly line: number;
  /** Its lines without those inside the functions within it. */
  readonly ownLines: number;
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

const SOURCE_FOLDER = join(PROJECT_FOLDER, 'src');
const FUNCTION_TYPES = [
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
] as const;
const IMPORT_TYPES = [
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
];

export async function loadSourceFiles(): Promise<readonly SourceFile[]> {
  const entries = await readdir(SOURCE_FOLDER, { recursive: true });
  const paths = entries.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
  return Promise.all(paths.sort().map(loadSourceFile));
}

async function loadSourceFile(path: string): Promise<SourceFile> {
  const text = await readFile(join(SOURCE_FOLDER, path), 'utf8');
  const nodes = descendants(parseAst(text, { lang: 'ts' }));
  const lineAt = createLineCounter(text);
  const functions = nodes.filter(({ type }) => FUNCTION_TYPES.some((name) => name === type));
  return {
    path,
    lines: text.trimEnd().split('\n').length,
    imports: nodes.flatMap((node) => importOf(path, node) ?? []),
    functions: functions.map((node) => measure(node, functions, text, lineAt)),
  };
}

function importOf(path: string, node: Node): string | undefined {
  if (!IMPORT_TYPES.includes(node.type)) return undefined;
  const source: unknown = Reflect.get(node, 'source') ?? Reflect.get(node, 'argument');
  if (typeof source !== 'object' || source === null) return undefined;
  const literal: unknown = Reflect.get(source, 'value');
  if (typeof literal !== 'string' || !literal.startsWith('.')) return undefined;
  return relative(SOURCE_FOLDER, resolve(SOURCE_FOLDER, dirname(path), literal));
}

function measure(
  node: Node,
  functions: readonly Node[],
  text: string,
  lineAt: (offset: number) => number,
): SourceFunction {
  const first = lineAt(node.start);
  const last = lineAt(node.end);
  const inner = functions.filter(
    (other) => other !== node && other.start >= node.start && other.end <= node.end,
  );
  let ownLines = 0;
  for (let line = first; line <= last; line += 1) {
    const isInside = inner.some(({ start, end }) => line > lineAt(start) && line < lineAt(end));
    if (!isInside) ownLines += 1;
  }
  const name = /^(?:async )?function (\w+)/.exec(text.slice(node.start))?.[1] ?? 'a function';
  return { name, line: first, ownLines };
}

/** A node and all below it. */
function descendants(root: object): readonly Node[] {
  const found: Node[] = [];
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    if (isNode(value)) found.push(value);
    open.push(...Object.values(value));
  }
  return found.sort((one, other) => one.start - other.start);
}

function isNode(value: object): value is Node {
  return typeof Reflect.get(value, 'type') === 'string' && 'start' in value && 'end' in value;
}

function createLineCounter(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    const line = ends.findIndex((end) => end >= offset);
    return (line < 0 ? ends.length : line) + 1;
  };
}
