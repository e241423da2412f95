import { parseSync } from "@swc/core";

/** Characters of a text, from `start` up to and without `end`. */
export interface Range {
  start: number;
  end: number;
}

/** A node of the syntax tree as swc gives it: its spans count bytes, and some nodes have none. */
export interface SyntaxNode {
  type: string;
  [part: string]: unknown;
}

export interface Source {
  text: string;
  /** In the order of the text, an outer node before its inner ones. */
  nodes: readonly SyntaxNode[];
  /** Of a node, of a list of nodes, or of an argument or element with its spread. */
  rangeOf(part: unknown): Range;
}

interface Span {
  start: number;
  end: number;
}

/** swc counts the first byte of a text as 1. */
const FIRST_BYTE = 1;

/** Parses the text of a TypeScript file. @throws Error when it does not parse */
export function parseSource(text: string): Source {
  const program = parseSync(text, { syntax: "typescript", decorators: true, target: "es2022" });
  const characterAt = byteIndex(text);
  const spans = new Map<object, Span | null>();
  const nodes: SyntaxNode[] = [];
  const visit = (part: unknown): Span | null => {
    if (typeof part !== "object" || part === null) return null;
    const node = part as { type?: unknown; span?: Span };
    const inner = Object.entries(part).map(([name, value]) => (isSpan(value) ? spanIfOwn(name, value) : visit(value)));
    const span = node.span ?? inner.reduce(join, null);
    spans.set(part, span);
    if (typeof node.type === "string" && span) nodes.push(part as SyntaxNode);
    return span;
  };
  visit(program.body);
  const rangeOf = (part: unknown): Range => {
    const span = spans.get(part as object);
    if (!span) throw new Error("a part of the syntax tree has no place in the text");
    return { start: characterAt(span.start), end: characterAt(span.end) };
  };
  const widthOf = ({ start, end }: Range) => end - start;
  nodes.reverse().sort((one, other) => {
    const [a, b] = [rangeOf(one), rangeOf(other)];
    return a.start - b.start || widthOf(b) - widthOf(a);
  });
  return { text, nodes, rangeOf };
}

function isSpan(value: unknown): value is Span {
  return typeof value === "object" && value !== null && "start" in value && "end" in value && !("type" in value);
}

/** Of a spread, the dots count; `span` itself is read by the caller. */
function spanIfOwn(name: string, span: Span): Span | null {
  return name === "spread" ? span : null;
}

function join(one: Span | null, other: Span | null): Span | null {
  if (!one || !other) return one ?? other;
  return { start: Math.min(one.start, other.start), end: Math.max(one.end, other.end) };
}

function byteIndex(text: string): (byte: number) => number {
  const characters = new Map<number, number>();
  let byte = FIRST_BYTE;
  let at = 0;
  for (const character of text) {
    characters.set(byte, at);
    byte += Buffer.byteLength(character);
    at += character.length;
  }
  characters.set(byte, at);
  return (wanted) => {
    const character = characters.get(wanted);
    if (character === undefined) throw new Error(`no character begins at byte ${wanted}`);
    return character;
  };
}
