import { getNamedType, isInterfaceType, isObjectType } from "graphql";
import type { Party } from "../constellation";
import { fieldsOf, isResolvable, isUnserved, OTHER, schemas } from "./sdl";

export interface Step {
  readonly party: Party;
  readonly type: string;
  readonly field: string;
}

/** An object type that one party resolves, with the fields that lead to it. */
export interface Reached {
  readonly party: Party;
  readonly type: string;
  readonly steps: readonly Step[];
  /** The number of fields. A field that is not served counts as UNSERVED. */
  readonly length: number;
  /** The party that resolved the last step, if the type was joined by its key. */
  readonly joinedFrom?: Party;
  /** Whether the other party resolves a step. */
  readonly crosses: boolean;
}

/** The length of a field that is not served. */
export const UNSERVED = 100;

/** The shortest path from any of the starts to each type of each party, by `placeOf`. */
export function shortestWays(starts: readonly Reached[], mayCross: boolean): ReadonlyMap<string, Reached> {
  const ways = new Map<string, Reached>();
  let open = [...starts];
  while (open.length > 0) {
    const next = open.reduce((least, way) => (way.length < least.length ? way : least));
    open = open.filter((way) => way !== next);
    if (ways.has(placeOf(next))) continue;
    ways.set(placeOf(next), next);
    open.push(...onwards(next), ...(mayCross ? joins(next) : []));
  }
  return ways;
}

export function placeOf({ party, type }: Pick<Reached, "party" | "type">): string {
  return `${party} ${type}`;
}

export function start(party: Party, type: string, steps: readonly Step[] = []): Reached {
  return { party, type, steps, length: steps.length, crosses: false };
}

function onwards({ party, type, steps, length, crosses }: Reached): Reached[] {
  return Object.values(fieldsOf(party, type)).flatMap((field): Reached[] => {
    const to = getNamedType(field.type);
    const step = { party, type, field: field.name };
    if (!isObjectType(to) || (type === "Query" && field.name === "seeker")) return [];
    const far = length + (isUnserved(party, type, field.name) ? UNSERVED : 1);
    return [{ party, type: to.name, steps: [...steps, step], length: far, crosses }];
  });
}

function joins(way: Reached): Reached[] {
  const other = OTHER[way.party];
  if (way.steps.length === 0 || !isResolvable(other, way.type)) return [];
  return [{ ...way, party: other, length: way.length + 0.5, joinedFrom: way.party, crosses: true }];
}

/** The paths through fields of an interface type, to each implementing type. */
export function throughInterfaces(ways: Iterable<Reached>): Reached[] {
  return [...ways].flatMap(({ party, type, steps, length, crosses }) =>
    Object.values(fieldsOf(party, type)).flatMap((field) => {
      const to = getNamedType(field.type);
      if (!isInterfaceType(to)) return [];
      const through = [...steps, { party, type, field: field.name }];
      const implementing = schemas[party].getPossibleTypes(to);
      return implementing.map(({ name }) => ({ party, type: name, steps: through, length: length + 1, crosses }));
    }),
  );
}
