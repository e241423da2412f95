import { parseSource, type Range, type Source } from "./parse-source";
import { SITES, type Site, type SiteKind, wholePart } from "./sites";

/** What is taken out of the statement that a comment marks. `nth` counts the sites of a kind in it, from 1. */
export type GuardChange =
  | { remove: "statement" | SiteKind; nth?: number }
  /** `…` stands for what the site was. */
  | { set: SiteKind; nth?: number; to: string }
  | { find: string; replace: string };

export interface Marked {
  /** The name that the comment gives. */
  at: string;
  /** The file in which it stands, from the repository's root. */
  file: string;
}

/** Names a guard, on a line of its own directly above it. */
const MARK = /^[ \t]*(?:\/\/|--) guard: (.*)$/gm;

/** The names of the guards in a text, in its order. */
export const marksIn = (text: string): string[] => Array.from(text.matchAll(MARK), ([, name = ""]) => name);

/** The text of the guard's file without the guard. @throws Error when what is to be removed is not found exactly once */
export function removeGuard(text: string, guard: Marked & GuardChange): string {
  const [mark, ...more] = Array.from(text.matchAll(MARK)).filter(([, name]) => name === guard.at);
  if (!mark || more.length > 0) throw new Error(`${guard.file} does not name exactly once: ${guard.at}`);
  const start = mark.index + mark[0].length;
  const isSql = guard.file.endsWith(".sql");
  return isSql ? changeSql(text, start, guard) : changeStatement(parseSource(text), start, guard);
}

/** Up to the end of the line that closes the statement. */
function changeSql(text: string, start: number, guard: Marked & GuardChange): string {
  const length = text.slice(start).search(/;$/m);
  if (length < 0 || !("find" in guard)) throw new Error(`${guard.file} has no such statement of SQL: ${guard.at}`);
  return replaceOnce(text, { start, end: start + length }, guard);
}

function changeStatement(source: Source, after: number, guard: Marked & GuardChange): string {
  const { text, nodes, rangeOf } = source;
  const marked = nodes.find((node) => rangeOf(node).start >= after);
  if (!marked) throw new Error(`${guard.file} holds no statement below: ${guard.at}`);
  const range = rangeOf(marked);
  if ("find" in guard) return replaceOnce(text, range, guard);
  const kind = "remove" in guard ? guard.remove : guard.set;
  const sites = kind === "statement" ? [wholePart(range, source)] : sitesWithin(source, range, kind);
  const site = sites[(guard.nth ?? 1) - 1];
  if (!site) throw new Error(`${guard.file} has no such ${kind}: ${guard.at}`);
  const { start, end, becomes } =
    "to" in guard
      ? { ...site, becomes: guard.to.replaceAll("…", () => text.slice(site.start, site.end)) }
      : site.removal;
  return text.slice(0, start) + becomes + text.slice(end);
}

export function sitesWithin(source: Source, { start, end }: Range, kind: SiteKind): Site[] {
  const inner = source.nodes.filter((node) => {
    const range = source.rangeOf(node);
    return range.start >= start && range.end <= end;
  });
  return inner.flatMap((node) => SITES[kind](node, source));
}

function replaceOnce(text: string, { start, end }: Range, guard: Marked & { find: string; replace: string }): string {
  const [before, after, ...more] = text.slice(start, end).split(guard.find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`${guard.file} does not hold exactly once at ${guard.at}: ${guard.find}`);
  return text.slice(0, start) + before + guard.replace + after + text.slice(end);
}
