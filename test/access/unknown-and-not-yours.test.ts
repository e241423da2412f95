import { randomUUID } from "node:crypto";
import { type Constellation, type Party, startConstellation } from "../constellation";
import type { TokenRequest } from "../request-token";
import { arrangeEverything, type Everything } from "./arrange-everything";
import { askThrough, type Door } from "./asking";
import { COLUMNS, callerOf } from "./callers";
import { OF_PERSON, valuesFor } from "./fixtures";
import type { Values } from "./insert-row";
import { isOfPerson, type Operation, operationsFor } from "./operation";
import { type Place, placesOf } from "./place";
import { PARTIES } from "./sdl";
import { takeTheSameTime, timeInTurn } from "./time";

/** The columns of callers who may not know a person of another service point who never gave a consent. */
const MAY_NOT_KNOW: Readonly<Record<Party, readonly string[]>> = {
  city: ["an", "co", "cs", "nc", "no", "nj", "np", "na", "sx", "re"],
  national: ["an", "cc", "co", "cp", "cs", "ca", "no", "nj", "np", "sx", "re"],
};
/** The columns of callers who may not open such a person's records. Guests at the service point and order officers may know some. */
const MAY_NOT_OPEN: Readonly<Record<Party, readonly string[]>> = {
  city: ["an", "co", "cs", "no", "nj", "np", "na", "sx", "re"],
  national: ["an", "cc", "co", "cp", "cs", "ca", "no", "np", "sx", "re"],
};
const READINGS = 400;
const TRIES = 3;

let system: Constellation;
let everything: Everything;
let theirs: Values;
const nobodys: Values = {
  ...Object.fromEntries(Object.keys(OF_PERSON).map((name) => [name, randomUUID()])),
  registrationNumber: "99999-99999999",
};
beforeAll(async () => {
  system = await startConstellation("seed", { AIWORK_TODAY: "2013-10-31" });
  everything = await arrangeEverything(system);
  theirs = everything.none;
}, 300_000);
afterAll(() => system?.[Symbol.asyncDispose]());

const caller = (code: string, party: Party): TokenRequest | null => {
  const column = COLUMNS.find((known) => known.code === code);
  if (!column) throw new Error(`no column ${code}`);
  return callerOf(column, party, (person) => String(everything[person].seeker));
};
/** The operations that read a person's view, and those that read records by id, number or key. */
const asked = Object.fromEntries(
  PARTIES.map((party) => {
    const places = placesOf(party).filter((place) => place.case === undefined);
    const some = (which: (place: Place) => boolean) => operationsFor(places.filter(which), "plain", new Set());
    const found = [...some(({ type }) => type === "Query"), ...some(({ path }) => path === "entity")];
    const isOfOne = ({ variables }: Operation) => variables.length > 0 && variables.every(isOfPerson);
    return [party, { view: some(({ path }) => path === "view"), records: found.filter(isOfOne) }];
  }),
) as Record<Party, Record<"view" | "records", Operation[]>>;

/** The response without the trace id and the requested ids. */
async function answerTo(door: Door, who: TokenRequest | null, { document, variables }: Operation, values: Values) {
  const { text, status } = await askThrough(system, { door, who, document, values: valuesFor(variables, values) });
  const ids = Object.keys(OF_PERSON).map((name) => String(values[name]));
  const blank = text.replace(/"traceId":"\w+"/g, '"traceId":""');
  return { status, text: ids.reduce((told, id) => told.replaceAll(id, "asked"), blank) };
}

describe.each(PARTIES)("the %s, asked about a person whom the caller may not know", (party) => {
  it.each(MAY_NOT_KNOW[party])("answers %s as if the person did not exist", async (code) => {
    for (const door of ["gateway", party] as const)
      for (const operation of asked[party].view) {
        const ask = (values: Values) => answerTo(door, caller(code, party), operation, values);
        expect(await ask(theirs)).toEqual(await ask(nobodys));
      }
  });

  it.each(MAY_NOT_OPEN[party])("answers %s by id, number or key as if the records did not exist", async (code) => {
    for (const operation of asked[party].records) {
      const ask = (values: Values) => answerTo(party, caller(code, party), operation, values);
      expect(await ask(theirs)).toEqual(await ask(nobodys));
    }
  });

  it.each(["co", "no"])("answers %s in the same time as for a person who does not exist", async (code) => {
    const [operation] = asked[party].view;
    const who = caller(code, party);
    const ask = (values: Values) => () => operation && answerTo(party, who, operation, values);
    for (let tries = 1; ; tries++) {
      const [known, unknown] = await timeInTurn(
        async () => ask(theirs)(),
        async () => ask(nobodys)(),
        READINGS,
      );
      if (takeTheSameTime(known, unknown) || tries === TRIES) return expect(takeTheSameTime(known, unknown)).toBe(true);
    }
  });
});
