import { receiptText } from "@aiwork/kit/access/receipt-text";
import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const CLOSE_MONTH = (month: string, closes = true, by_role = "city.secretariat") =>
  `insert into month_closing (month, closes, by_role, reason) values ('${month}', ${closes}, '${by_role}', '理由')`;
const CLOSE_BY_RECEIPT = (
  month: string,
  receiptOf = "2013-08",
) => `insert into month_closing (month, closes, by_role, receipt)
  values ('${month}', true, 'city.secretariat',
    '${receiptText({ act: "closeNationalMonth", party: "NATIONAL", subject: `Month:${receiptOf}` })}')`;

describe("closing a month", () => {
  it.each<[string, keyof typeof cityCallers, string, string]>([
    ["refuses to close a month that is not over", "secretariat", CLOSE_MONTH("2013-10"), "42501"],
    ["refuses a closing by national staff", "planning", CLOSE_MONTH("2013-08"), "42501"],
    ["refuses a closing in another's name", "secretariat", CLOSE_MONTH("2013-08", true, "national.planning"), "42501"],
    ["refuses to take back what was not closed", "secretariat", CLOSE_MONTH("2013-08", false), "42501"],
    ["lets the secretariat close a month", "secretariat", CLOSE_MONTH("2013-08"), "done"],
    ["refuses to close the same month again", "secretariat", CLOSE_MONTH("2013-08"), "42501"],
    ["lets the secretariat take the closing back", "secretariat", CLOSE_MONTH("2013-08", false), "done"],
    ["refuses a closing by the receipt of another month", "secretariat", CLOSE_BY_RECEIPT("2013-09"), "42501"],
    ["lets the secretariat close a month by its receipt", "secretariat", CLOSE_BY_RECEIPT("2013-08"), "done"],
    ["refuses another receipt of the month", "secretariat", CLOSE_BY_RECEIPT("2013-08"), "42501"],
    ["lets the secretariat close the next month alone", "secretariat", CLOSE_MONTH("2013-09"), "done"],
    ["lets a closed month take its receipt", "secretariat", CLOSE_BY_RECEIPT("2013-09", "2013-09"), "done"],
    ["refuses a second receipt of it", "secretariat", CLOSE_BY_RECEIPT("2013-09", "2013-09"), "42501"],
  ])("%s (%s)", async (_, who, text, expected) => {
    expect(await writeOutcome(bench, cityCallers[who], text)).toBe(expected);
  });

  it("takes back no closing of an earlier day", async () => {
    await bench.owner("update month_closing set recorded_on = '2013-10-30' where closes");
    expect(await writeOutcome(bench, cityCallers.secretariat, CLOSE_MONTH("2013-09", false))).toBe("42501");
  });
});
