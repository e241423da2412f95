import type { Party } from "../constellation";
import { CASES } from "./cases";
import { fieldsOf, isResolvable, OTHER, objectTypesOf, PARTIES } from "./sdl";
import { placeOf, type Reached, type Step, shortestWays, start, throughInterfaces, UNSERVED } from "./walk";

/**
 * How a type is reached: `view` through the person and the party's half, `root` from another root field, `join` from
 * a key of the other party, `interface` through a field of an interface type, `entity` by `_entities` of the subgraph.
 */
export type Path = "view" | "root" | "join" | "interface" | "entity";

/** Fields of a type that one party resolves, reached by one path. */
export interface Place {
  readonly party: Party;
  readonly type: string;
  readonly path: Path;
  /** The case, where the type has several records with different access. */
  readonly case?: string;
  readonly steps: readonly Step[];
  readonly fields: readonly string[];
  /** Whether one party resolves the whole path, so that its subgraph can be queried directly. */
  readonly isWhole: boolean;
}

const HALVES: Readonly<Record<Party, [type: string, field: string]>> = {
  city: ["CitySupport", "city"],
  national: ["NationalSupport", "national"],
};
const seeker = (party: Party): Step => ({ party, type: "Query", field: "seeker" });

const rootWays = shortestWays(
  PARTIES.map((party) => start(party, "Query")),
  true,
);
const rootWaysWithin = ofEach((party) => shortestWays([start(party, "Query")], false));
const viewWays = ofEach((party) => shortestWays([start(party, "Seeker", [seeker(party)])], false));
const halfWays = ofEach((party) => {
  const [type, field] = HALVES[party];
  return shortestWays([start(party, type, [seeker(party), { party, type: "Seeker", field }])], false);
});

/** Every location of a party that a reader can reach, by type in the order of the SDL. */
export function placesOf(party: Party): Place[] {
  return objectTypesOf(party).flatMap(({ name: type }) => {
    if (type === "Mutation") return [];
    if (type === "Query") return [placeAt("root", start(party, type))];
    const at = placeOf({ party, type });
    const root = rootWays.get(at);
    const view = viewWays[party].get(at);
    const join = root?.joinedFrom ? undefined : joinWay(party, type);
    const faces = throughInterfaces(rootWaysWithin[party].values()).filter((way) => way.type === type);
    const entity = isResolvable(party, type) ? start(party, type) : undefined;
    const all = [
      ...(view ? [placeAt("view", view)] : []),
      ...(root ? [placeAt("root", root)] : []),
      ...(join ? [placeAt("join", join)] : []),
      ...faces.map((way) => placeAt("interface", way)),
      ...(entity ? [placeAt("entity", entity)] : []),
    ].filter(({ fields }) => fields.length > 0);
    const cases = CASES.filter((known) => known.party === party && known.type === type);
    return [
      ...all,
      ...cases.flatMap(({ name, fields, paths }) =>
        all.filter(({ path }) => paths.includes(path)).map((place) => ({ ...place, case: name, fields })),
      ),
    ];
  });
}

/** Whether the party resolves this type only by its key: no served root field of the party leads to it. */
export function isUnservedEntity({ party, type, path }: Place): boolean {
  return path === "entity" && (rootWays.get(placeOf({ party, type }))?.length ?? 0) >= UNSERVED;
}

function joinWay(party: Party, type: string): Reached | undefined {
  const from = OTHER[party];
  if (!isResolvable(party, type)) return undefined;
  const way =
    halfWays[from].get(placeOf({ party: from, type })) ?? rootWaysWithin[from].get(placeOf({ party: from, type }));
  return way && { ...way, party, joinedFrom: from, crosses: true };
}

/** Fields that the party that gave the key resolves itself are left out. */
function placeAt(path: Path, { party, type, steps, joinedFrom, crosses }: Reached): Place {
  const there = joinedFrom ? fieldsOf(joinedFrom, type) : {};
  const fields = Object.keys(fieldsOf(party, type)).filter((field) => !Object.hasOwn(there, field));
  return { party, type, path, steps, fields, isWhole: !crosses };
}

function ofEach<T>(make: (party: Party) => T): Record<Party, T> {
  return { city: make("city"), national: make("national") };
}
