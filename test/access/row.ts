import type { Party } from "../constellation";
import type { Outcome } from "./outcome";

/** One line of the table before it is folded: a field on a path, and what each column is given. */
export interface Row {
  readonly party: Party;
  readonly type: string;
  readonly field: string;
  /** With the case, where there are several: `root DRAFT`. */
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
