import { setTimeout as wait } from "node:timers/promises";
import { closedMonthDocument } from "@aiwork/agreement/business-plan/month-closing/close-month";
import { signReceipt } from "@aiwork/kit/agreement/sign-receipt";
import { CITY_SECRETARIAT, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-12-02");
  mutations = cityMutations(party);
  await mutations.rows("insert into counted_since (rule, since) values ('VISIT_PERSON_DAY', '2013-04-01')");
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("a month that is closed by the national side's receipt", () => {
  const receiptOf = (month: string, more: object = {}) =>
    signReceipt("NATIONAL", { ...closedMonthDocument(month), ...more });
  const close = (given: object) =>
    mutations.mutate(CITY_SECRETARIAT, "closeCityMonth", { ...given }, "monthClosing { receipt }");
  const lastMonth = async (fiscalYear: number, asOf?: string) => {
    const query = `query ($fiscalYear: Int!, $asOf: DateTime) {
      planProgress(fiscalYear: $fiscalYear, asOf: $asOf) { through } }`;
    const { data, errors } = await party.ask(query, { fiscalYear, asOf });
    expect(errors).toEqual([]);
    return data.planProgress.through;
  };

  it("is the default of a report, as known then, and else the last one with figures", async () => {
    expect((await close({ month: "2013-10" })).userErrors).toEqual([]);
    expect([await lastMonth(2012), await lastMonth(2013), await lastMonth(2020)]).toEqual([
      ...["2012-10", "2013-12", "2021-03"],
    ]);
    const before = new Date().toISOString();
    await wait(2);
    const nationalReceipt = await receiptOf("2013-11");
    const { monthClosing } = await close({ month: "2013-11", nationalReceipt });
    expect(monthClosing).toEqual({ receipt: nationalReceipt });
    expect([await lastMonth(2012), await lastMonth(2013), await lastMonth(2013, before)]).toEqual([
      ...["2013-03", "2013-11", "2013-12"],
    ]);
    const reopened = { month: "2013-11", reason: "窓口の用紙が残っていた" };
    expect((await mutations.mutate(CITY_SECRETARIAT, "reopenCityMonth", reopened)).userErrors).toEqual([]);
    expect(await lastMonth(2013)).toBe("2013-12");
  });

  it("takes the receipt later where the city closed it alone, once, and stays closed since then", async () => {
    const fields = "monthClosing { closedAt receipt history { from to } }";
    const closeAs = (given: object) => mutations.mutate(CITY_SECRETARIAT, "closeCityMonth", { ...given }, fields);
    const alone = await closeAs({ month: "2013-11" });
    expect(alone.monthClosing).toMatchObject({ closedAt: expect.any(String), receipt: null });
    expect(await mutations.userError(CITY_SECRETARIAT, "closeCityMonth", { month: "2013-11" })).toBe(
      "MONTH_CLOSED month",
    );
    party.comesTo("2013-12-09");
    expect(await lastMonth(2013)).toBe("2013-12");
    const before = new Date().toISOString();
    await wait(2);
    const nationalReceipt = await receiptOf("2013-11");
    const { monthClosing, userErrors } = await closeAs({ month: "2013-11", nationalReceipt });
    expect(userErrors).toEqual([]);
    const { closedAt } = alone.monthClosing;
    expect(monthClosing).toMatchObject({ closedAt, receipt: nationalReceipt });
    expect(monthClosing.history.at(-1)).toEqual({ from: "CLOSED", to: "CLOSED" });
    expect([await lastMonth(2013), await lastMonth(2013, before)]).toEqual(["2013-11", "2013-12"]);
    for (const act of ["closeCityMonth", "reopenCityMonth"]) {
      const given = act === "closeCityMonth" ? { nationalReceipt } : { reason: "誤り" };
      expect(await mutations.userError(CITY_SECRETARIAT, act, { month: "2013-11", ...given })).toBe(
        act === "closeCityMonth" ? "MONTH_CLOSED month" : "CLOSING_STANDS month",
      );
    }
    party.comesTo("2013-12-02");
  });

  it.each<[string, string, () => Promise<string>]>([
    ["of another month", "RECEIPT_OF_OTHER_THING", () => receiptOf("2013-10")],
    ["of another act", "RECEIPT_OF_OTHER_ACT", () => receiptOf("2013-11", { act: "approvePlanForNational" })],
    ["that is none", "RECEIPT_UNREADABLE", async () => "x"],
  ])("refuses a receipt %s: %s", async (_, code, receipt) => {
    const given = { month: "2013-11", nationalReceipt: await receipt() };
    expect(await mutations.userError(CITY_SECRETARIAT, "closeCityMonth", given)).toBe(`${code} nationalReceipt`);
  });
});
