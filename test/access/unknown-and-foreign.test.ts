import { randomUUID } from "node:crypto";
import { PARTY_NAMES } from "@aiwork/kit/contract/party-schemas";
import type { FixtureValues } from "@aiwork/kit/records/insert-row";
import { askEndpoint, type Endpoint } from "@aiwork/kit/system/ask-until-answered";
import type { TokenRequest } from "@aiwork/kit/system/request-token";
import { type PartyName, startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { WITHOUT_BUDGETS } from "@aiwork/kit/system/without-budgets";
import { arrangeEverything, type Everything } from "./arrange-everything";
import { areEquallyFast, timeAlternately } from "./compare-times";
import { type FieldLocation, locationsOf } from "./locations";
import { callerOf, MATRIX_COLUMNS } from "./matrix-columns";
import { isOfPerson, type Operation, operationsFor } from "./operations";
import { PERSON_VARIABLES, valuesFor } from "./variables";

/** The columns of callers who may not know a person of another service point who never gave a consent. */
const MAY_NOT_KNOW: Readonly<Record<PartyName, readonly string[]>> = {
  city: ["an", "co", "cs", "nc", "no", "nj", "np", "na", "sx", "re"],
  national: ["an", "cc", "co", "cp", "cs", "ca", "no", "nj", "np", "sx", "re"],
};
/** The columns of callers who may not open such a person's records. Guests at the service point and order officers may know some. */
const MAY_NOT_OPEN: Readonly<Record<PartyName, readonly string[]>> = {
  city: ["an", "co", "cs", "no", "nj", "np", "na", "sx", "re"],
  national: ["an", "cc", "co", "cp", "cs", "ca", "no", "np", "sx", "re"],
};
const READINGS = 400;
const TRIES = 3;

let system: TestSystem;
let everything: Everything;
let theirs: FixtureValues;
const nobodys: FixtureValues = {
  ...Object.fromEntries(Object.keys(PERSON_VARIABLES).map((name) => [name, randomUUID()])),
  registrationNumber: "99999-99999999",
  letterNumber: "L99999999",
};
beforeAll(async () => {
  system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31", ...WITHOUT_BUDGETS });
  everything = await arrangeEverything(system);
  theirs = everything.none;
}, 300_000);
afterAll(() => system?.[Symbol.asyncDispose]());

const caller = (code: string, party: PartyName): TokenRequest | null => {
  const column = MATRIX_COLUMNS.find((known) => known.code === code);
  if (!column) throw new Error(`no column ${code}`);
  return callerOf(column, party, (person) => String(everything[person].seeker));
};
/** A lookup (`cityPersons`, `nationalPersons`) is to tell of persons elsewhere: for a reason, which is recorded. */
const LOOKUPS = new Set(["cityPersons", "nationalPersons"]);
const withoutLookups = (location: FieldLocation): FieldLocation => ({
  ...location,
  fields: location.type === "KnownPerson" ? [] : location.fields.filter((field) => !LOOKUPS.has(field)),
});

/** The operations that read a person's view, and those that read records by id, number or key. */
const operations = Object.fromEntries(
  PARTY_NAMES.map((party) => {
    const locations = locationsOf(party)
      .filter((location) => location.case === undefined)
      .map(withoutLookups);
    const some = (which: (location: FieldLocation) => boolean) =>
      operationsFor(locations.filter(which), "plain", new Set());
    const found = [...some(({ type }) => type === "Query"), ...some(({ path }) => path === "entity")];
    const isOfOne = ({ variables }: Operation) => variables.length > 0 && variables.every(isOfPerson);
    return [party, { view: some(({ path }) => path === "view"), records: found.filter(isOfOne) }];
  }),
) as Record<PartyName, Record<"view" | "records", Operation[]>>;

/** The response without the trace id and the requested ids; its errors by place, since fields end in any order. */
async function answerTo(
  endpoint: Endpoint,
  who: TokenRequest | null,
  { document, variables }: Operation,
  values: FixtureValues,
) {
  const { text, status } = await askEndpoint(system, { endpoint, who, document, values: valuesFor(variables, values) });
  const ids = Object.keys(PERSON_VARIABLES).map((name) => String(values[name]));
  const blank = text.replace(/"traceId":"\w+"/g, '"traceId":""');
  const shown = ids.reduce((blanked, id) => blanked.replaceAll(id, "requested"), blank);
  return { status, size: shown.length, answer: sortErrors(JSON.parse(shown)) };
}

function sortErrors<Answer extends { errors?: { path?: unknown }[] }>(answer: Answer): Answer {
  const byPath = (one: { path?: unknown }, other: { path?: unknown }) =>
    JSON.stringify(one.path).localeCompare(JSON.stringify(other.path));
  return answer.errors ? { ...answer, errors: answer.errors.toSorted(byPath) } : answer;
}

describe.each(PARTY_NAMES)("the %s, asked about a person whom the caller may not know", (party) => {
  it.each(MAY_NOT_KNOW[party])("answers %s as if the person did not exist", async (code) => {
    for (const endpoint of ["gateway", party] as const)
      for (const operation of operations[party].view) {
        const ask = (values: FixtureValues) => answerTo(endpoint, caller(code, party), operation, values);
        expect(await ask(theirs)).toEqual(await ask(nobodys));
      }
  });

  it.each(MAY_NOT_OPEN[party])("answers %s by id, number or key as if the records did not exist", async (code) => {
    for (const operation of operations[party].records) {
      const ask = (values: FixtureValues) => answerTo(party, caller(code, party), operation, values);
      expect(await ask(theirs)).toEqual(await ask(nobodys));
    }
  });

  it.each(["co", "no"])("answers %s in the same time as for a person who does not exist", async (code) => {
    const [operation] = operations[party].view;
    const who = caller(code, party);
    const ask = (values: FixtureValues) => () => operation && answerTo(party, who, operation, values);
    for (let tries = 1; ; tries++) {
      const [known, unknown] = await timeAlternately(
        async () => ask(theirs)(),
        async () => ask(nobodys)(),
        READINGS,
      );
      if (areEquallyFast(known, unknown) || tries === TRIES) return expect(areEquallyFast(known, unknown)).toBe(true);
    }
  });
});
