import { getNamedType, isInterfaceType, isObjectType } from "graphql";
import type { Party } from "../constellation";
import { fieldsOf, isResolvable, isUnserved, OTHER, schemas } from "./sdl";

export interface Step {
  readonly party: Party;
  readonly type: string;
  readonly field: string;
}

/** An object type as one party resolves it, with the fields that lead there. */
export interface Reached {
  readonly party: Party;
  readonly type: string;
  readonly steps: readonly Step[];
  /** By how many fields; one that is not served counts as a hundred, for it leads nowhere yet. */
  readonly length: number;
  /** The party that resolved the last step, where the key joined the other's type to it. */
  readonly joinedFrom?: Party;
  /** Whether any step of it is the other party's. */
  readonly crosses: boolean;
}

/** How far a field is that is not served. */
export const UNSERVED = 100;

/** The shortest way from any of the starts to each type of each party, by `placeOf`. */
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

/** The ways on through fields that are typed by an interface, to each type that implements it. */
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
