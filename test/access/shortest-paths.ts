import { fieldsOfType, isResolvable, isUnserved, OTHER_PARTY, partySchemas } from "@aiwork/kit/contract/party-schemas";
import type { PartyName } from "@aiwork/kit/system/start-system";
import { getNamedType, isInterfaceType, isObjectType } from "graphql";

export interface PathStep {
  readonly party: PartyName;
  readonly type: string;
  readonly field: string;
}

/** An object type that one party resolves, with the fields that lead to it. */
export interface ReachedType {
  readonly party: PartyName;
  readonly type: string;
  readonly steps: readonly PathStep[];
  /** The number of fields. A field that is not served counts as UNSERVED. */
  readonly length: number;
  /** The party that resolved the last step, if the type was joined by its key. */
  readonly joinedFrom?: PartyName;
  /** Whether the other party resolves a step. */
  readonly crosses: boolean;
}

/** The length of a field that is not served. */
export const UNSERVED_DISTANCE = 100;

/** The shortest path from any of the starts to each type of each party, by `keyOfReached`. */
export function shortestPaths(starts: readonly ReachedType[], mayCross: boolean): ReadonlyMap<string, ReachedType> {
  const paths = new Map<string, ReachedType>();
  let open = [...starts];
  while (open.length > 0) {
    const next = open.reduce((least, path) => (path.length < least.length ? path : least));
    open = open.filter((path) => path !== next);
    if (paths.has(keyOfReached(next))) continue;
    paths.set(keyOfReached(next), next);
    open.push(...nextFields(next), ...(mayCross ? joins(next) : []));
  }
  return paths;
}

export function keyOfReached({ party, type }: Pick<ReachedType, "party" | "type">): string {
  return `${party} ${type}`;
}

export function startAt(party: PartyName, type: string, steps: readonly PathStep[] = []): ReachedType {
  return { party, type, steps, length: steps.length, crosses: false };
}

function nextFields({ party, type, steps, length, crosses }: ReachedType): ReachedType[] {
  return Object.values(fieldsOfType(party, type)).flatMap((field): ReachedType[] => {
    const to = getNamedType(field.type);
    const step = { party, type, field: field.name };
    if (!isObjectType(to) || (type === "Query" && field.name === "seeker")) return [];
    const far = length + (isUnserved(party, type, field.name) ? UNSERVED_DISTANCE : 1);
    return [{ party, type: to.name, steps: [...steps, step], length: far, crosses }];
  });
}

function joins(path: ReachedType): ReachedType[] {
  const other = OTHER_PARTY[path.party];
  if (path.steps.length === 0 || !isResolvable(other, path.type)) return [];
  return [{ ...path, party: other, length: path.length + 0.5, joinedFrom: path.party, crosses: true }];
}

/** The paths through fields of an interface type, to each implementing type. */
export function throughInterfaces(paths: Iterable<ReachedType>): ReachedType[] {
  return [...paths].flatMap(({ party, type, steps, length, crosses }) =>
    Object.values(fieldsOfType(party, type)).flatMap((field) => {
      const to = getNamedType(field.type);
      if (!isInterfaceType(to)) return [];
      const through = [...steps, { party, type, field: field.name }];
      const implementing = partySchemas[party].getPossibleTypes(to);
      return implementing.map(({ name }) => ({ party, type: name, steps: through, length: length + 1, crosses }));
    }),
  );
}
