import {
  fieldsOfType,
  isResolvable,
  OTHER_PARTY,
  objectTypesOf,
  PARTY_NAMES,
} from "@aiwork/kit/contract/party-schemas";
import type { PartyName } from "@aiwork/kit/system/start-system";
import {
  keyOfReached,
  type PathStep,
  type ReachedType,
  shortestPaths,
  startAt,
  throughInterfaces,
  UNSERVED_DISTANCE,
} from "./shortest-paths";

/**
 * How a type is reached: `view` through the person and the party's half, `root` from another root field, `join` from
 * a key of the other party, `interface` through a field of an interface type, `entity` by `_entities` of the subgraph.
 */
type PathKind = "view" | "root" | "join" | "interface" | "entity";

/** Fields of a type that one party resolves, reached by one path. */
export interface FieldLocation {
  readonly party: PartyName;
  readonly type: string;
  readonly path: PathKind;
  /** The case, where the type has several records with different access. */
  readonly case?: string;
  readonly steps: readonly PathStep[];
  readonly fields: readonly string[];
  /** Whether one party resolves the whole path, so that its subgraph can be queried directly. */
  readonly isOfOneParty: boolean;
}

const HALVES: Readonly<Record<PartyName, [type: string, field: string]>> = {
  city: ["CitySupport", "city"],
  national: ["NationalSupport", "national"],
};
const seeker = (party: PartyName): PathStep => ({ party, type: "Query", field: "seeker" });

const rootPaths = shortestPaths(
  PARTY_NAMES.map((party) => startAt(party, "Query")),
  true,
);
const rootPathsWithin = ofEach((party) => shortestPaths([startAt(party, "Query")], false));
const viewPaths = ofEach((party) => shortestPaths([startAt(party, "Seeker", [seeker(party)])], false));
const halfPaths = ofEach((party) => {
  const [type, field] = HALVES[party];
  return shortestPaths([startAt(party, type, [seeker(party), { party, type: "Seeker", field }])], false);
});

/** Every location of a party that a reader can reach, by type in the order of the SDL. */
export function locationsOf(party: PartyName): FieldLocation[] {
  return objectTypesOf(party).flatMap(({ name: type }) => {
    if (type === "Mutation") return [];
    if (type === "Query") return [locationAt("root", startAt(party, type))];
    const at = keyOfReached({ party, type });
    const root = rootPaths.get(at);
    const view = viewPaths[party].get(at);
    const join = root?.joinedFrom ? undefined : joinPath(party, type);
    const faces = throughInterfaces(rootPathsWithin[party].values()).filter((reached) => reached.type === type);
    const entity = isResolvable(party, type) ? startAt(party, type) : undefined;
    const all = [
      ...(view ? [locationAt("view", view)] : []),
      ...(root ? [locationAt("root", root)] : []),
      ...(join ? [locationAt("join", join)] : []),
      ...faces.map((reached) => locationAt("interface", reached)),
      ...(entity ? [locationAt("entity", entity)] : []),
    ].filter(({ fields }) => fields.length > 0);
    const cases = RECORD_CASES.filter((known) => known.party === party && known.type === type);
    return [
      ...all,
      ...cases.flatMap(({ name, fields, paths }) =>
        all.filter(({ path }) => paths.includes(path)).map((location) => ({ ...location, case: name, fields })),
      ),
    ];
  });
}

/** Whether the party resolves this type only by its key: no served root field of the party leads to it. */
export function isUnservedEntity({ party, type, path }: FieldLocation): boolean {
  return path === "entity" && (rootPaths.get(keyOfReached({ party, type }))?.length ?? 0) >= UNSERVED_DISTANCE;
}

function joinPath(party: PartyName, type: string): ReachedType | undefined {
  const from = OTHER_PARTY[party];
  if (!isResolvable(party, type)) return undefined;
  const reached =
    halfPaths[from].get(keyOfReached({ party: from, type })) ??
    rootPathsWithin[from].get(keyOfReached({ party: from, type }));
  return reached && { ...reached, party, joinedFrom: from, crosses: true };
}

/** Fields that the party that gave the key resolves itself are left out. */
function locationAt(path: PathKind, { party, type, steps, joinedFrom, crosses }: ReachedType): FieldLocation {
  const there = joinedFrom ? fieldsOfType(joinedFrom, type) : {};
  const fields = Object.keys(fieldsOfType(party, type)).filter((field) => !Object.hasOwn(there, field));
  return { party, type, path, steps, fields, isOfOneParty: !crosses };
}

function ofEach<T>(make: (party: PartyName) => T): Record<PartyName, T> {
  return { city: make("city"), national: make("national") };
}

/** One of several records of a type whose access depends on the record's state as well as on the caller. */
interface RecordCase {
  readonly party: PartyName;
  readonly type: string;
  /** The suffix of the variables that name it: `$localJob_DRAFT`. */
  readonly name: string;
  /** The fields that distinguish it from the record of the other lines. */
  readonly fields: readonly string[];
  readonly paths: readonly string[];
}

const READ_PATHS = ["root", "entity"];

function cases(
  party: PartyName,
  type: string,
  names: readonly string[],
  fields: readonly string[],
  paths = READ_PATHS,
): RecordCase[] {
  return names.map((name) => ({ party, type, name, fields, paths }));
}

const RECORD_CASES: readonly RecordCase[] = [
  ...cases("city", "BusinessPlan", ["DRAFT", "PROPOSED", "REVISED"], ["version", "targets"]),
  ...cases("city", "Visit", ["OF_NOBODY"], ["id", "visitedOn"], ["entity"]),
  ...cases("city", "Liaison", ["FROM_NATIONAL", "TO_DEPARTMENT"], ["id", "purpose", "department"]),
  ...cases("city", "LocalJob", ["DRAFT", "FILLED", "EXPIRED", "WITHDRAWN"], ["id", "contact"]),
  ...cases("city", "ProgressFigure", ["CLOSED"], ["attainmentRate"], ["root"]),
  ...cases("city", "PlanProgress", ["OF_DRAFT", "OF_PROPOSED"], ["planVersion"], ["root"]),
  ...cases("city", "VisitStatisticsRow", ["BY_SERVICE"], ["service"], ["root"]),
  ...cases("city", "SupportProgram", ["DRAFT", "SUSPENDED", "ENDED"], ["id", "contact"]),
  ...cases("city", "SupportCase", ["DRAFT", "APPROVED", "WITHDRAWN"], ["id", "motive"]),
  ...cases(
    "national",
    "JobOrder",
    ["RECEIVED", "SUSPENDED", "FILLED", "EXPIRED", "CANCELED", "NOT_ACCEPTED", "WITHOUT_EMPLOYER", "REGISTERED_ONLY"],
    ["id", "employer", "notAcceptedGround"],
  ),
  ...cases("national", "Placement", ["VOIDED"], ["status", "voidReason", "correctedMonth"]),
  ...cases("national", "PlacementStatisticsRow", ["BY_TYPE", "BY_TRACK"], ["employmentType", "track"], ["root"]),
  ...cases("national", "ProgressFigure", ["CLOSED"], ["attainmentRate"], ["root"]),
  ...cases("national", "SupportCase", ["DRAFT", "APPROVED"], ["remarks"], ["entity"]),
];
