import { readFileSync } from "node:fs";
import { join } from "node:path";
import { objectTypesOf, PARTY_NAMES } from "@aiwork/kit/contract/party-schemas";
import { askOverHttp } from "@aiwork/kit/system/ask";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { WITHOUT_BUDGETS } from "@aiwork/kit/system/without-budgets";
import { getNamedType } from "graphql";
import { COVERAGE_EXCEPTIONS } from "../contract/member-coverage/party-coverage";
import { arrangeEverything, type Everything } from "./arrange-everything";
import { breakGlassCallers } from "./matrix-columns";
import { payloadTypesOf } from "./mutation-operations";
import { comparisonsOf, type ObservedMatrix, observe } from "./observe";
import { operationsOf } from "./read-locations";
import { compareRows, groupRowsBy, nameOfMatrixRow, readTable } from "./read-table";
import { valuesFor } from "./variables";
import { writeTable } from "./write-table";

const TABLE = readFileSync(join(__dirname, "matrix.txt"), "utf8");
/** Fields that are null for everybody today, and the test that reads a value of each. */
const NULL_TODAY: Readonly<Record<string, string>> = {
  // No rule of the list has ended yet.
  "CountingRule.validTo": "reports/unseen-indicators.test",
};
/** A reader needs no more than a page of differences. */
const MAX_REPORTED = 60;

let system: TestSystem;
let everything: Everything;
let seen: ObservedMatrix;
beforeAll(async () => {
  system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31", ...WITHOUT_BUDGETS });
  everything = await arrangeEverything(system);
  seen = await observe(system, everything);
}, 900_000);
afterAll(() => system?.[Symbol.asyncDispose]());

describe("the access matrix of every caller", () => {
  it("matches the reviewed table for every field on every path", () => {
    expect(compareRows(readTable(TABLE), seen.rows).slice(0, MAX_REPORTED)).toEqual([]);
    expect(TABLE).toBe(writeTable(seen.rows));
  });

  it("never contains an unexpected error", () => {
    const unexpected = seen.rows.filter(({ cells }) => cells.some((cell) => cell.startsWith("!")));
    expect(unexpected.map(nameOfMatrixRow)).toEqual([]);
  });

  it("is the same in fragments, under aliases and directly from the subgraph", () => {
    expect(seen.differences.slice(0, MAX_REPORTED)).toEqual([]);
  });
});

describe("the coverage of the access matrix", () => {
  it("includes every type that a field returns", () => {
    const observed = new Set(seen.rows.map(({ party, type }) => `${party} ${type}`));
    for (const party of PARTY_NAMES) {
      const payloads = payloadTypesOf(party);
      const readable = objectTypesOf(party).filter(({ name }) => !payloads.has(name));
      const fields = readable.flatMap((type) => Object.values(type.getFields()));
      const returned = new Set(fields.map((field) => getNamedType(field.type).name));
      const missing = objectTypesOf(party).filter(
        ({ name }) => !observed.has(`${party} ${name}`) && !payloads.has(name),
      );
      expect(missing.filter(({ name }) => returned.has(name))).toEqual([]);
    }
  });

  it("has a caller with a value for every served field", () => {
    const fields = groupRowsBy(seen.rows, ({ party, type, field }) => `${party} ${type}.${field}`);
    const empty = [...fields].filter(([, rows]) => rows.every(({ cells }) => !cells.some((cell) => /[+n]/.test(cell))));
    const excused = { ...COVERAGE_EXCEPTIONS, ...NULL_TODAY };
    const isExcused = (name: string) => (name.split(" ")[1] ?? "") in excused;
    expect(empty.map(([name]) => name).filter((name) => !isExcused(name))).toEqual([]);
  });
});

describe.each(PARTY_NAMES)("the %s subgraph", (party) => {
  it("refuses an unsigned call, whatever the operation and the token", async () => {
    const { url } = system.parties[party];
    const values = everything.all;
    const names = new Set(Object.keys(values));
    const operations = comparisonsOf(party).flatMap(({ plain }) => operationsOf(plain, names));
    const tokens = await Promise.all(Object.values(breakGlassCallers).map((who) => system.token(who)));
    for (const { document, variables } of operations)
      for (const headers of [{}, ...tokens.map((token) => ({ authorization: `Bearer ${token}` }))]) {
        const answer = await askOverHttp(
          url,
          document,
          valuesFor(variables, values),
          headers as Record<string, string>,
        );
        expect([answer.status, answer.data]).toEqual([401, null]);
      }
  });
});
