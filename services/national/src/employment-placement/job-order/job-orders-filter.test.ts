import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { ORDER_OFFICER } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
const id: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const { jobOrder } = arrangeNational(party);
  const ward = (workplaceWardCode: string) => ({ workplaceWardCode });
  id.monthly = await jobOrder({ receivedOn: "2013-10-04", ...ward("011045"), wageMinimum: 173_800 });
  id.daily = await jobOrder({
    ...{ receivedOn: "2013-10-03", ...ward("011053") },
    ...{ employer: "髙橋ビル管理㈱", wageUnit: "DAILY", wageMinimum: 7_999 },
  });
  id.hourly = await jobOrder({ receivedOn: "2013-10-02", ...ward("011088"), wageUnit: "HOURLY", wageMinimum: 1_001 });
  id.unnamed = await jobOrder({
    ...{ receivedOn: "2013-10-01", employer: "高橋商店", disclosure: "WITHOUT_EMPLOYER" },
    ...{ wageUnit: "HOURLY", wageMinimum: 719 },
  });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const nameOf = (wanted: string) => Object.keys(id).find((name) => id[name] === wanted);
async function listed(filter: object, who: CallerClaims = ORDER_OFFICER) {
  const query = `query ($filter: JobOrderFilter) {
    jobOrders(filter: $filter, first: 10) { edges { node { id wage { hourlyMinimum } } } } }`;
  const { data, errors } = await party.askAs(who, query, { filter });
  if (errors.length > 0) return errors[0]?.extensions?.refusal;
  return data.jobOrders.edges.map(({ node }: { node: { id: string } }) => nameOf(node.id));
}

describe("the forms of an employer's name", () => {
  it.each([
    ["（同）見本", "合同会社見本"],
    ["(医)見本", "医療法人見本"],
    ["見本（医社）", "見本医療法人社団"],
    ["㈳見本", "社団法人見本"],
    ["（一財）見本", "一般財団法人見本"],
    ["（社福）見本", "社会福祉法人見本"],
    ["（独）見本", "独立行政法人見本"],
    ["（ＮＰＯ）見本", "特定非営利活動法人見本"],
    ["㈿見本", "協同組合見本"],
  ])("%s is %s", async (short, long) => {
    const forms = "select employer_form($1) as short, employer_form($2) as long";
    const [found] = await party.database.dataSource.query(forms, [short, long]);
    expect(found.short).toBe(found.long);
  });
});

describe("the list of job orders", () => {
  it.each([
    [{ workplaceWardCodes: ["011045", "011088"] }, ["monthly", "hourly"]],
    [{ workplaceWardCodes: [] }, []],
    [{ receivedFrom: "2013-10-02", receivedTo: "2013-10-03" }, ["daily", "hourly"]],
    [{ receivedFrom: "2013-10-04" }, ["monthly"]],
    [{ receivedTo: "2013-10-01" }, ["unnamed"]],
    [{ employer: "高橋" }, ["daily", "unnamed"]],
    [{ employer: "高橋ビル管理(株)" }, ["daily"]],
    [{ employer: "（株）高橋" }, []],
    [{ employer: "高橋ビル管理㈱" }, ["daily"]],
    [{ employer: "高橋ビル管理株式會社" }, ["daily"]],
    [{ occupationCode: "Ｆ／４５" }, []],
    [{ minimumHourlyWage: -1 }, "HOURLY_WAGE_OUT_OF_RANGE"],
    [{ minimumHourlyWage: 100_000_001 }, "HOURLY_WAGE_OUT_OF_RANGE"],
    [{ employer: " " }, ["monthly", "daily", "hourly", "unnamed"]],
    [{ employer: "%" }, []],
    [{ workplaceWardCode: "０１１０４５" }, ["monthly"]],
    [{ workplaceWardCode: "011037" }, []],
    [{ workplaceWardCode: "131016" }, []],
    [{ receivedFrom: "2013-10-03", receivedTo: "2013-10-02" }, "DAYS_REVERSED"],
    [{ employer: "高".repeat(101) }, "SEARCH_TOO_LONG"],
  ])("is narrowed by %j", async (filter, names) => {
    expect(await listed(filter)).toEqual(names);
  });

  it.each([
    ...["4_", "Z", "C/99", "999", "45x", "除雪", "99/999"].map((code) => [
      { occupationCode: code },
      ["occupationCode"],
    ]),
    ...["011126", "011046", "白石区", "019999", "999997", ""].map((code) => [
      { workplaceWardCode: code },
      ["workplaceWardCode"],
    ]),
    [{ workplaceWardCodes: ["011045", "011126"] }, ["workplaceWardCodes", "1"]],
  ] as [object, string[]][])("is refused, not empty, for a code that nothing has: %j", async (filter, path) => {
    const query = "query ($filter: JobOrderFilter) { jobOrders(filter: $filter, first: 1) { totalCount } }";
    const { data, errors } = await party.askAs(ORDER_OFFICER, query, { filter });
    expect(data.jobOrders).toBeNull();
    expect(errors).toMatchObject([{ extensions: { refusal: "UNKNOWN_CODE", inputPath: ["filter", ...path] } }]);
  });

  it.each([...["A", "C/2", "K/76", "F/45", "45", "453", "453-01", "F/45/453-01", "01", "096", "096-01", "15", ""]])(
    "is narrowed by a code of any edition and level: %s",
    async (occupationCode) => {
      expect(await listed({ occupationCode })).toEqual(expect.any(Array));
    },
  );

  it.each([
    ["a person who seeks work", { role: "seeker", seekerId: randomUUID() }],
    ["the city's staff", { role: "city.counselor" }],
    ["anybody", { role: "anonymous" }],
  ])("does not tell %s by the filter whose an order without a name is", async (_, who) => {
    expect(await listed({ employer: "高橋" }, who)).toEqual(["daily"]);
    expect(await listed({}, who)).toContain("unnamed");
  });

  it.each([
    [719, ["monthly", "daily", "hourly", "unnamed"]],
    [999, ["monthly", "daily", "hourly"]],
    [1_000, ["monthly", "hourly"]],
    [1_001, ["hourly"]],
    [1_002, []],
  ])("holds the orders of which an hour pays %d yen, however the wage is stated", async (minimumHourlyWage, names) => {
    if (minimumHourlyWage === 999) {
      // Of 7,999 yen a day an hour is 999.875, and of 173,800 a month it is 1,000.
      const { data } = await party.ask("{ jobOrders(first: 10) { edges { node { wage { hourlyMinimum } } } } }");
      const least = data.jobOrders.edges.map(
        ({ node }: { node: { wage: { hourlyMinimum: number } } }) => node.wage.hourlyMinimum,
      );
      expect(least).toEqual([1_000, 999, 1_001, 719]);
    }
    expect(await listed({ minimumHourlyWage })).toEqual(names);
  });
});
