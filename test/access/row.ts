import type { Party } from "../constellation";
import type { Outcome } from "./outcome";

/** One field on one path, with its outcome in each column; the written table folds rows into lines. */
export interface Row {
  readonly party: Party;
  readonly type: string;
  readonly field: string;
  /** With the case, if there is one: `root DRAFT`. */
  readonly path: string;
  readonly cells: readonly Outcome[];
}

export function nameOf({ party, type, field, path }: Omit<Row, "cells">): string {
  return `${party} ${type}.${field} by ${path}`;
}

export function groupBy<T>(things: readonly T[], by: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) groups.set(by(thing), [...(groups.get(by(thing)) ?? []), thing]);
  return groups;
}
