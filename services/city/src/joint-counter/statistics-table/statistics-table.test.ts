import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

interface Table {
  field: string;
  table: string | null;
  title: string;
  dimensions: string[];
  measures: string[];
  roles: string[];
  publicationOnly: boolean;
}
const FIELDS = "field table title dimensions measures roles publicationOnly";

async function listed(language = "en"): Promise<Table[]> {
  const query = `{ cityStatisticsTables { ${FIELDS} } }`;
  const { data, errors } = await party.askAs({ role: "anonymous" }, query, {}, { "accept-language": language });
  expect(errors).toEqual([]);
  return data.cityStatisticsTables;
}
const selected = ({ dimensions, measures }: Table) =>
  [...dimensions.map((name) => (name === "servicePoint" ? "servicePoint { id }" : name)), ...measures].join(" ");

/** Why a table is not answered; undefined where it is. */
async function refusal(table: Table, role: string): Promise<unknown> {
  const of = table.table ? `table: ${table.table}, ` : "";
  const query = `{ ${table.field}(${of}fiscalYear: 2013) { rows { ${selected(table)} } } }`;
  const { errors } = await party.askAs({ role }, query);
  return errors[0]?.extensions?.refusal ?? errors[0]?.extensions?.code;
}

describe("the list of statistics tables", () => {
  it("is answered as it says, to the roles that it names", async () => {
    const tables = await listed();
    for (const table of tables)
      for (const role of table.roles)
        expect([table, await refusal(table, role)]).toEqual([
          table,
          table.publicationOnly ? "PUBLICATION_ONLY" : undefined,
        ]);
  }, 60_000);

  it("names nobody else's role, and a table by each value of the contract's", async () => {
    const tables = await listed();
    for (const table of tables) {
      const other = await refusal(table, "city.program_officer");
      expect(other).toBe("NOT_YOUR_ROLE");
    }
    const { data } = await party.ask("{ __schema { types { name enumValues { name } } } }");
    const values = data.__schema.types
      .filter(({ name }: { name: string }) => /^(Visit|Counseling|Consultation|Placement)Table$/.test(name))
      .flatMap(({ enumValues }: { enumValues: { name: string }[] }) => enumValues.map(({ name }) => name));
    expect(tables.flatMap(({ table }) => table ?? []).sort()).toEqual(values.sort());
  }, 60_000);

  it("has titles in both languages", async () => {
    const [ja, en] = [await listed("ja"), await listed()];
    expect(ja[0]?.title).toBe("利用者数");
    expect(en[0]?.title).toBe("Visits");
    expect(en[0]).toMatchObject({
      field: "visitStatistics",
      dimensions: ["servicePoint"],
      measures: ["visits", "userDays", "persons"],
    });
  });
});

describe("the first record", () => {
  it("is the first instant as of which a report is answered", async () => {
    const { data } = await party.askAs({ role: "anonymous" }, "{ cityFirstRecord }");
    const first = Date.parse(data.cityFirstRecord);
    expect(await knownAsOf(first)).toBe(true);
    expect(await knownAsOf(first - 1)).toBe(false);
  });
});

async function knownAsOf(instant: number): Promise<boolean> {
  const key = { servicePointId: "teine", from: "2013-04", through: "2013-04", asOf: new Date(instant).toISOString() };
  const { errors } = await party.ask(
    "query ($of: [_Any!]!) { _entities(representations: $of) { ... on ServicePointPeriod { cityFigures { notes } } } }",
    { of: [{ __typename: "ServicePointPeriod", ...key }] },
  );
  const refusals = errors.map(({ extensions }) => extensions?.refusal);
  expect(refusals.filter((name) => name !== "BEFORE_FIRST_RECORD")).toEqual([]);
  return refusals.length === 0;
}
