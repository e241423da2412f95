import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import articles from "@aiwork/schema-agreement/articles.json";
import printed from "../reports/figures.json";

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31" });
});
afterAll(() => system?.[Symbol.asyncDispose]());

describe("the agreement (協定)", () => {
  it("names the Mayor and the Director of the Labour Bureau as its parties, without a date, which the source lacks", async () => {
    const { data } = await system.ask("{ agreement { cityParty nationalParty concludedOn businessStartedOn } }");
    const { cityParty, nationalParty, concludedOn, businessStartedOn } = printed.agreement;
    expect(data.agreement).toEqual({ cityParty, nationalParty, concludedOn, businessStartedOn });
  });

  it("lists for every article the responsible roles, and the members under it in each party's running schema", async () => {
    const { data, errors } = await system.ask(
      "{ agreement { articles { clause party title text cityFields nationalFields } } }",
    );
    expect(errors).toEqual([]);
    const served = data.agreement.articles as ((typeof articles)[number] &
      Record<"cityFields" | "nationalFields", string[]>)[];
    expect(served.map(({ cityFields: _, nationalFields: __, ...article }) => article)).toEqual(articles);
    for (const { party, cityFields, nationalFields } of served) {
      if (party !== "NATIONAL") expect(cityFields.length).toBeGreaterThan(0);
      if (party !== "CITY") expect(nationalFields.length).toBeGreaterThan(0);
      if (party === "NATIONAL") expect(cityFields).toEqual([]);
    }
    const career = served.find(({ clause }) => clause === "CAREER_COUNSELING");
    expect(career?.cityFields).toContain("CitySupport.counselingSessions");
    expect(career?.nationalFields).toEqual([]);
  });
});

describe("the operating council (運営協議会)", () => {
  it("is chaired by the director of the city's Economic Affairs Bureau, and consists of staff of both parties", async () => {
    const { data } = await system.ask("{ council { chairOffice cityMembers nationalMembers } }");
    expect(data.council).toEqual({
      chairOffice: printed.agreement.councilChair,
      cityMembers: ["札幌市職員"],
      nationalMembers: ["北海道労働局職員"],
    });
  });
});

describe("the service points (あいワーク)", () => {
  it("have staff of both parties, as read from a page that lost its columns", async () => {
    const { data } = await system.ask(
      "{ servicePoints { id name wardCode wardName openedOn closedOn cityStaffing { ...Staff } nationalStaffing { ...Staff } } } fragment Staff on Staffing { party kind count fiscalYear confidence sourceText }",
    );
    expect(data.servicePoints.map(({ id }: { id: string }) => id)).toEqual(printed.servicePoints.map(({ id }) => id));
    for (const [i, point] of printed.servicePoints.entries()) {
      const { name, wardCode, ward: wardName, openedOn, id } = point;
      const served = data.servicePoints[i];
      expect(served).toMatchObject({ name, wardCode, wardName, openedOn, closedOn: null });
      for (const [party, staffing] of [
        ["CITY", served.cityStaffing],
        ["NATIONAL", served.nationalStaffing],
      ]) {
        const expected: Record<string, Record<string, number>> = party === "CITY"
          ? printed.staffing.city
          : printed.staffing.national;
        expect(
          Object.fromEntries(staffing.map((one: { kind: string; count: number }) => [one.kind, one.count])),
        ).toEqual(
          Object.fromEntries(Object.entries(expected).map(([kind, counts]) => [kind, counts[id] ?? counts.default])),
        );
        for (const one of staffing)
          expect(one).toMatchObject({
            party,
            fiscalYear: 2013,
            confidence: "INFERRED",
            sourceText: expect.stringMatching(/^・/),
          });
      }
    }
  });
});

describe("the business plan (事業計画)", () => {
  const PLAN = `query ($year: Int!, $version: Int, $asOf: DateTime) { businessPlan(fiscalYear: $year, version: $version, asOf: $asOf) {
    fiscalYear version eraName status contentHash targets { servicePointId indicator { code } value } } }`;

  it.each([
    [2013, "target", "平成25年度", "IN_FORCE"],
    [2012, "previousTarget", "平成24年度", "CLOSED"],
  ] as const)("of fiscal %d has the printed targets of both indicators", async (year, column, eraName, status) => {
    const { data } = await system.ask(PLAN, { year });
    expect(data.businessPlan).toMatchObject({ fiscalYear: year, version: 1, eraName, status });
    const targets = printed.servicePoints.flatMap((point) => [
      { servicePointId: point.id, indicator: { code: "USERS" }, value: point.users[column] },
      { servicePointId: point.id, indicator: { code: "PLACED_PERSONS" }, value: point.placements[column] },
    ]);
    expect(data.businessPlan.targets).toEqual(targets.filter(({ value }) => value !== null));
  });

  it("is null for a year or version without a plan, and refused for a time before the first record", async () => {
    for (const variables of [{ year: 1999 }, { year: 2013, version: 2 }])
      expect(await system.ask(PLAN, variables)).toMatchObject({ data: { businessPlan: null }, errors: [] });
    const { data, errors } = await system.ask(PLAN, { year: 2013, asOf: "2013-10-31T00:00:00Z" });
    expect([data.businessPlan, errors]).toMatchObject([null, [{ extensions: { refusal: "BEFORE_FIRST_RECORD" } }]]);
  });

  it("is listed by years, and refuses a range whose end is before its start", async () => {
    const { data } = await system.ask(
      "{ businessPlans { fiscalYear } later: businessPlans(fromFiscalYear: 2013) { fiscalYear } }",
    );
    expect([data.businessPlans, data.later]).toEqual([
      [{ fiscalYear: 2012 }, { fiscalYear: 2013 }],
      [{ fiscalYear: 2013 }],
    ]);
    const { errors } = await system.ask("{ businessPlans(fromFiscalYear: 2013, toFiscalYear: 2012) { fiscalYear } }");
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal: "FISCAL_YEARS_REVERSED" } }]);
  });
});

describe("a support case (支援事例)", () => {
  it("has five headings, of which the national side keeps the fifth", async () => {
    const { data } = await system.ask(
      "{ supportCases(first: 10) { totalCount edges { node { id status sex ageBand motive issues support result supportDuration remarks servicePoint { id } } } } }",
    );
    expect(data.supportCases.totalCount).toBe(2);
    for (const { node } of data.supportCases.edges) {
      expect(node.status).toBe("PUBLISHED");
      for (const heading of ["motive", "issues", "support", "result", "remarks"])
        expect(node[heading].length).toBeGreaterThan(10);
      const { data: single } = await system.ask("query ($id: ID!) { supportCase(id: $id) { remarks motive } }", {
        id: node.id,
      });
      expect(single.supportCase).toEqual({ remarks: node.remarks, motive: node.motive });
    }
  });

  it("lacks only its fifth heading while the national side cannot be reached", async () => {
    await system.stop("national");
    const { data, errors } = await system.ask("{ supportCases(first: 1) { edges { node { motive remarks } } } }");
    await system.restart("national");
    expect(data.supportCases.edges[0].node).toMatchObject({ motive: expect.any(String), remarks: null });
    expect(errors).toMatchObject([
      { path: ["supportCases", "edges", 0, "node", "remarks"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } },
    ]);
  });
});

describe("a field that is in the contract but not served yet", () => {
  it("is refused with its name, in both languages", async () => {
    const query = "{ localJobs(first: 1) { totalCount } publications(first: 1) { totalCount } }";
    const { data, errors } = await system.ask(query);
    expect(data).toEqual({ localJobs: { totalCount: 0 }, publications: null });
    expect(errors).toMatchObject([
      {
        path: ["publications"],
        message: "Query.publications is promised in the contract but not served yet: leave it out.",
        extensions: { code: "NOT_SERVED_YET" },
      },
    ]);
    const japanese = await system.ask(query, {}, { "accept-language": "ja" });
    expect(japanese.errors).toMatchObject([
      { message: "Query.publications はまだ提供されていません。この項目を除いてください。" },
    ]);
  });
});
