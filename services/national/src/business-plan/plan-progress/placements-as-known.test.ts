import { setTimeout as wait } from "node:timers/promises";
import { type CountedPlacements, countPlacements } from "@aiwork/kit/national/count-placements";
import { NATIONAL_PLANNING, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let reported: CountedPlacements["reported"];
let confirm: CountedPlacements["confirm"];
let withdraw: CountedPlacements["withdraw"];
let report: CountedPlacements["report"];
let askReport: CountedPlacements["askReport"];
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  ({ reported, confirm, withdraw, report, askReport } = await countPlacements(party));
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("a voided placement", () => {
  it("stays counted in the month of the hire and is counted off in that of the correction when it was confirmed", async () => {
    const placementId = await reported("2013-08-30");
    await confirm(placementId, "2013-08-31");
    const { months } = await report(2013, "2013-10");
    const placement = await withdraw(placementId, 2);
    expect(placement).toEqual({ countedMonth: "2013-08", correctedMonth: "2013-10" });
    const after = (await report(2013, "2013-10")).months;
    expect(after).toEqual({ ...months, "2013-10": (months["2013-10"] ?? 0) - 1 });
  });

  it("is in no month when it was only reported", async () => {
    const placementId = await reported("2013-08-30");
    const { months } = await report(2013, "2013-10");
    expect(await withdraw(placementId, 1)).toEqual({ countedMonth: null, correctedMonth: null });
    expect((await report(2013, "2013-10")).months).toEqual(months);
  });

  it("never changes a year that is over, but the year of its correction", async () => {
    const placementId = await reported("2013-10-01", "2014-05-31");
    await confirm(placementId, "2013-10-02");
    const closed = await report(2013, "2014-03");
    party.comesTo("2014-05-01");
    expect(await withdraw(placementId, 2)).toEqual({ countedMonth: "2013-10", correctedMonth: "2014-05" });
    expect((await report(2013, "2014-03")).months["2013-10"]).toBe(closed.months["2013-10"]);
    expect((await report(2014, "2014-05")).months).toEqual({ "2014-04": 0, "2014-05": -1 });
    expect((await report(2014, "2014-05")).cumulativeActual).toBe(-1);
    party.comesTo("2013-10-31");
  });

  it("is not counted off when it was hired before counting began", async () => {
    const placementId = await reported("2013-10-01");
    await party.database.dataSource.query(
      "update placement set hired_on = '2012-03-30', starts_on = '2012-04-02' where id = $1",
      [placementId],
    );
    await confirm(placementId, "2013-10-31");
    const { months } = await report(2013, "2013-10");
    await withdraw(placementId, 2);
    expect((await report(2013, "2013-10")).months).toEqual(months);
  });

  it("is refused by the database with a month of correction when it was never counted", async () => {
    const placementId = await reported("2013-10-01");
    const statement =
      "update placement set status = 'VOIDED', void_reason = '誤り', corrected_month = '2013-10' where id = $1";
    await expect(party.database.dataSource.query(statement, [placementId])).rejects.toThrow(/corrected_when_voided/);
  });
});

describe("placements as known at an instant", () => {
  it("are the same whenever they are asked for, whatever is confirmed or voided later", async () => {
    const answers: { asOf: string; months: Record<string, number> }[] = [];
    const ask = async (): Promise<number> => {
      await wait(2);
      const asOf = new Date().toISOString();
      const { months } = await report(2013, "2013-10", asOf);
      answers.push({ asOf, months });
      await wait(2);
      return months["2013-10"] ?? 0;
    };
    const first = await ask();
    const placementId = await reported("2013-10-05");
    expect(await ask()).toBe(first);
    await confirm(placementId, "2013-10-31");
    expect(await ask()).toBe(first + 1);
    await withdraw(placementId, 2);
    expect(await ask()).toBe(first);
    for (const { asOf, months } of answers) expect((await report(2013, "2013-10", asOf)).months).toEqual(months);
  });

  it("are not answered while a confirmation before the instant is being written", async () => {
    const placementId = await reported("2013-10-07");
    const before = (await report(2013, "2013-10")).months["2013-10"] ?? 0;
    const writer = party.database.dataSource.createQueryRunner();
    await writer.startTransaction();
    await writer.query("update placement set status = 'CONFIRMED', confirmed_on = '2013-10-31' where id = $1", [
      placementId,
    ]);
    await wait(2);
    const asOf = new Date().toISOString();
    const { errors } = await askReport("2013-10", asOf);
    expect(errors[0]).toMatchObject({ extensions: { refusal: "INSTANT_NOT_CLOSED" } });
    await writer.commitTransaction();
    await writer.release();
    expect((await report(2013, "2013-10", asOf)).months["2013-10"]).toBe(before + 1);
  });

  it("are stamped by the database when a placement is confirmed and voided", async () => {
    const placementId = await reported("2013-10-06");
    await confirm(placementId, "2013-10-07");
    await withdraw(placementId, 2);
    const [row] = await party.database.dataSource.query(
      `select confirmed_recorded_on::text as day, voided_recorded_at > confirmed_recorded_at as later,
         confirmed_recorded_at > now() - interval '1 minute' as recent from placement where id = $1`,
      [placementId],
    );
    expect(row).toEqual({ day: "2013-10-31", later: true, recent: true });
  });
});

describe("a month that is over", () => {
  it("is provisional until it is closed, and revised by a placement that is confirmed later", async () => {
    const notes = async () => (await report(2013, "2013-09")).monthNotes["2013-09"];
    const [inTime, late] = [await reported("2013-09-30"), await reported("2013-09-30")];
    await confirm(inTime, "2013-10-10");
    expect(await notes()).toEqual(["PROVISIONAL"]);
    const closing = { month: "2013-09" };
    expect(await sendNationalMutation(party, NATIONAL_PLANNING, "closeNationalMonth", closing)).toEqual({
      userErrors: [],
    });
    expect(await notes()).toEqual([]);
    await confirm(late, "2013-10-10", "採用の通知が遅れた");
    expect(await notes()).toEqual(["REVISED"]);
    expect((await report(2013, "2013-09")).notes).toContain("REVISED");
  });
});
