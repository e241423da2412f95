import { closedMonthDocument } from "@aiwork/agreement/business-plan/month-closing/close-month";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { countPlacements } from "@aiwork/kit/national/count-placements";
import {
  NATIONAL_COUNSELOR,
  NATIONAL_PLANNING,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const CLOSING = "monthClosing { month closedAt byRole receipt history { from to by { party role name } } }";
const close = (month: string) =>
  sendNationalMutation(party, NATIONAL_PLANNING, "closeNationalMonth", { month }, CLOSING);
const BY = { party: "NATIONAL", role: "national.planning", name: "企画 四郎" };
const LATE = "採用の通知が遅れた";

describe("the closing of national months", () => {
  it("is planning's, in order and once they are over", async () => {
    expect(onlyUserError(await close("2013-10"))).toEqual(["MONTH_NOT_OVER", "month"]);
    const { monthClosing, userErrors } = await close("2013-08");
    expect(userErrors).toEqual([]);
    expect(monthClosing).toEqual({
      month: "2013-08",
      closedAt: expect.any(String),
      byRole: "national.planning",
      receipt: null,
      history: [{ from: "OPEN", to: "CLOSED", by: BY }],
    });
    party.comesTo("2013-11-01");
    const given = await party.askAs(NATIONAL_PLANNING, "{ nationalClosedMonths { receipt } }");
    party.comesTo("2013-10-31");
    const [, stated = ""] = given.data.nationalClosedMonths[0].receipt.split(".");
    expect(JSON.parse(Buffer.from(stated, "base64url").toString("utf8"))).toMatchObject({
      ...closedMonthDocument("2013-08"),
      party: "NATIONAL",
      day: "2013-10-31",
    });
    expect(onlyUserError(await close("2013-08"))).toEqual(["MONTH_CLOSED", "month"]);
    const { data } = await party.ask("{ nationalClosedMonths { month closedAt byRole } }");
    const { closedAt } = monthClosing;
    expect(data.nationalClosedMonths).toEqual([{ month: "2013-08", closedAt, byRole: "national.planning" }]);
  });

  it("is taken back on its day, for a reason", async () => {
    const reopen = (reason: string) =>
      sendNationalMutation(party, NATIONAL_PLANNING, "reopenNationalMonth", { month: "2013-08", reason }, CLOSING);
    expect(onlyUserError(await reopen(" "))).toEqual(["REASON_REQUIRED", "reason"]);
    expect((await reopen("集計の途中だった")).monthClosing.closedAt).toBeNull();
    expect((await close("2013-08")).userErrors).toEqual([]);
    party.comesTo("2013-11-01");
    expect(onlyUserError(await reopen("集計の途中だった"))).toEqual(["CLOSING_STANDS", "month"]);
    party.comesTo("2013-10-31");
  });
});

describe("what is entered into a closed month", () => {
  it("says why: a consultation, in its history", async () => {
    const seekerId = await arrangeNational(party).person();
    await arrangeNational(party).registration({ seekerId, receivedOn: "2013-08-01" });
    const held = { seekerId, minutes: 40, topics: ["JOB_MATCHING"], heldOn: "2013-08-30" };
    const record = (more: object = {}) =>
      sendNationalMutation(
        party,
        NATIONAL_COUNSELOR,
        "recordConsultation",
        { ...held, ...more },
        "consultation { history { from to reason } }",
      );
    expect(onlyUserError(await record())).toEqual(["CLOSED_MONTH_NEEDS_REASON", "lateReason"]);
    expect((await record({ lateReason: LATE })).consultation.history).toEqual([
      { from: null, to: "HELD", reason: LATE },
    ]);
    expect((await record({ heldOn: "2013-09-02" })).consultation.history).toEqual([]);
  });

  it("says why: a placement that is confirmed, and stands among the revisions", async () => {
    const { reported, confirm, withdraw } = await countPlacements(party);
    const placementId = await reported("2013-08-30");
    const given = { placementId, version: 1, confirmedOn: "2013-10-31" };
    const unexplained = await sendNationalMutation(party, NATIONAL_COUNSELOR, "confirmPlacement", given);
    expect(onlyUserError(unexplained)).toEqual(["CLOSED_MONTH_NEEDS_REASON", "reason"]);
    await confirm(placementId, "2013-10-31", LATE);
    const revisions = async (since?: string, until?: string) => {
      const query = `query ($since: DateTime, $until: DateTime) {
        nationalRevisions(fiscalYear: 2013, since: $since, asOf: $until) {
        asOf revisions { indicator { code } rule { code } servicePointId month before after changedAt causes } } }`;
      const { data, errors } = await party.ask(query, { since, until });
      expect(errors).toEqual([]);
      return data.nationalRevisions;
    };
    const ofPlacements = {
      indicator: { code: "PLACEMENT_CASES" },
      rule: { code: "PLACEMENT_CASES" },
      servicePointId: "shiroishi",
      changedAt: expect.any(String),
    };
    const { asOf, revisions: known } = await revisions();
    expect(known).toEqual([{ ...ofPlacements, month: "2013-08", before: 0, after: 1, causes: ["CONFIRMED"] }]);
    await withdraw(placementId, 2);
    expect((await revisions(undefined, asOf)).revisions).toEqual(known);
    expect((await revisions(asOf)).revisions).toEqual([]);
    party.comesTo("2013-11-05");
    for (const month of ["2013-09", "2013-10"]) expect((await close(month)).userErrors).toEqual([]);
    expect((await revisions(asOf)).revisions).toEqual([
      { ...ofPlacements, month: "2013-10", before: 0, after: -1, causes: ["VOIDED"] },
    ]);
  });
});
