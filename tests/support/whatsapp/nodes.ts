import type { BinaryNode, proto } from '@whiskeysockets/baileys';

export const SERVER = 's.whatsapp.net';

export function childrenOf(node: BinaryNode | undefined): readonly BinaryNode[] {
  return Array.isArray(node?.content) ? node.content : [];
}

export function childOf(node: BinaryNode | undefined, tag: string): BinaryNode | undefined {
  return childrenOf(node).find((child) => child.tag === tag);
}

/** A node's bytes; a node that must have some and has none is a fault of the client. */
export function bytesOf(node: BinaryNode | undefined): Buffer {
  if (!(node?.content instanceof Uint8Array)) throw new Error(`<${node?.tag}> carries no bytes`);
  return Buffer.from(node.content);
}

export function numberOf(node: BinaryNode | undefined): number {
  return [...bytesOf(node)].reduce((sum, byte) => sum * 256 + byte, 0);
}

export function leaf(tag: string, content: Uint8Array | readonly number[]): BinaryNode {
  return { tag, attrs: {}, content: Buffer.from(content) };
}

export function branch(
  tag: string,
  attrs: Readonly<Record<string, string>>,
  content: readonly BinaryNode[] = [],
): BinaryNode {
  return { tag, attrs: { ...attrs }, content: [...content] };
}

export function nowInSeconds(): string {
  return String(Math.floor(Date.now() / 1000));
}

/** What a person would read in a message. */
export function wordsIn(message: proto.IMessage | null | undefined): string | undefined {
  return message?.conversation || message?.extendedTextMessage?.text || undefined;
}

/** The part of an address that names the person. */
export function userOf(address: string): string {
  return address.replace(/[:@].*$/, '');
}
