import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { countRows, NATIONAL_COUNSELOR, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

const open = { "2013-10-31": null as TestParty | null, "2014-03-31": null, "2026-11-25": null } as Record<
  string,
  TestParty | null
>;
beforeAll(async () => {
  for (const day of Object.keys(open)) open[day] = await startTestParty(national, "seed", day);
});
afterAll(async () => {
  for (const party of Object.values(open)) await party?.[Symbol.asyncDispose]();
});

const DECISION = {
  ruleVersion: "2013",
  group: "AGE_45_TO_64",
  reason: "希望する職種の経験がないため",
  decidedOn: "2013-10-31",
  seekerAgreedOn: "2013-06-17",
};
const REGISTERED = { receivedOn: "2013-01-07", validUntil: "2099-12-31" };
const ORDERED = { receivedOn: "2013-01-07", referUntil: "2099-12-31" };

async function refer(input: object, { birthDate = "1961-04-02", day = "2013-10-31", trialMode = "DUAL" } = {}) {
  const party = open[day] as TestParty;
  const add: NationalRows = arrangeNational(party);
  const registrationId = await add.registration({
    seekerId: await add.person({ birthDate: birthDate || null }),
    ...REGISTERED,
  });
  const jobOrderId = await add.jobOrder({ trialMode: trialMode as "DUAL", ...ORDERED });
  const before = await countRows(party, "referral");
  const given = { registrationId, jobOrderId, track: "TRIAL", issuedOn: day, trialDecision: DECISION, ...input };
  const fields = "referral { track trialDecision { ruleVersion group reason decidedOn by { role } seekerAgreedOn } }";
  const payload = await sendNationalMutation(party, NATIONAL_COUNSELOR, "issueReferral", given, fields);
  if (payload.referral === null) expect(await countRows(party, "referral")).toEqual(before);
  return payload;
}
const refused = (code: string, ...path: string[]) => ({ referral: null, userErrors: [{ code, path }] });
const decided = (more: Partial<typeof DECISION>) => ({ trialDecision: { ...DECISION, ...more } });

describe("a referral on trial", () => {
  it.each(["DUAL", "TRIAL_ONLY"])(
    "stores the decision and the agreement of a referral on trial to an order that is %s",
    async (trialMode) => {
      expect(await refer({}, { trialMode })).toEqual({
        referral: { track: "TRIAL", trialDecision: { ...DECISION, by: { role: "national.counselor" } } },
        userErrors: [],
      });
    },
  );

  it.each<[string, object, object, string, string[]]>([
    ["to an order that is not for trial", {}, { trialMode: "NONE" }, "ORDER_NOT_FOR_TRIAL", ["track"]],
    ["without a decision", { trialDecision: null }, {}, "TRIAL_DECISION_REQUIRED", ["trialDecision"]],
    ["with an unknown group", decided({ group: "TALL" }), {}, "UNKNOWN_TRIAL_GROUP", ["trialDecision", "group"]],
    [
      "under the rule of another day",
      decided({ ruleVersion: "2023" }),
      {},
      "TRIAL_RULE_NOT_IN_FORCE",
      ["trialDecision", "ruleVersion"],
    ],
    ["decided later", decided({ decidedOn: "2013-11-01" }), {}, "DECIDED_AFTER_ISSUE", ["trialDecision", "decidedOn"]],
    [
      "agreed to later",
      decided({ seekerAgreedOn: "2013-11-01" }),
      {},
      "AGREED_AFTER_ISSUE",
      ["trialDecision", "seekerAgreedOn"],
    ],
    ["for no reason", decided({ reason: " " }), {}, "REASON_REQUIRED", ["trialDecision"]],
  ])("refuses a referral on trial %s and writes nothing", async (_, input, arranged, code, path) => {
    expect(await refer(input, arranged)).toEqual(refused(code, ...path));
  });

  it.each([
    ["44, on the last day", "1968-11-01", "OUTSIDE_TRIAL_GROUP"],
    ["45, on the birthday", "1968-10-31", null],
    ["64, on the last day", "1948-11-01", null],
    ["65, on the birthday", "1948-10-31", "OUTSIDE_TRIAL_GROUP"],
    ["with an unknown birth date", "", "OUTSIDE_TRIAL_GROUP"],
  ])("accepts ages 45 to 64 for the group of the 2013 rule: %s", async (_, birthDate, code) => {
    const { userErrors } = await refer({}, { birthDate });
    expect(userErrors.map((error: { code: string }) => error.code)).toEqual(code ? [code] : []);
  });

  it("accepts any age for a group without an age condition, as the office decides", async () => {
    expect((await refer(decided({ group: "HOMELESS" }), { birthDate: "" })).userErrors).toEqual([]);
  });

  it("refuses a referral on trial between the known versions of the rule", async () => {
    for (const ruleVersion of ["2013", "2023", ""])
      expect(await refer(decided({ ruleVersion }), { day: "2014-03-31" })).toEqual(
        refused("TRIAL_RULE_NOT_IN_FORCE", "trialDecision", "ruleVersion"),
      );
  });

  it("uses today's groups for a referral today; none of them is only an age", async () => {
    const today = { day: "2026-11-25" };
    expect(await refer(decided({ ruleVersion: "2023" }), today)).toEqual(
      refused("UNKNOWN_TRIAL_GROUP", "trialDecision", "group"),
    );
    const supported = decided({ ruleVersion: "2023", group: "CASE_WORKER_SUPPORT" });
    expect((await refer(supported, { ...today, birthDate: "1968-04-02" })).userErrors).toEqual([]);
    expect(await refer(supported, { ...today, birthDate: "1968-04-01" })).toEqual(
      refused("OUTSIDE_TRIAL_GROUP", "trialDecision", "group"),
    );
  });

  it("is rejected by the database when the order is not for trial or the agreement is later", async () => {
    const add = arrangeNational(open["2013-10-31"] as TestParty);
    const registrationId = await add.registration({ seekerId: await add.person() });
    const decision = {
      ruleVersion: "2013",
      group: "AGE_45_TO_64",
      reason: "経験がないため",
      decidedOn: "2013-10-03",
      decidedByRole: "national.counselor",
      agreedOn: "2013-10-03",
    };
    const on = async (trialMode: "NONE" | "DUAL", more: object = {}) =>
      add.referral({
        registrationId,
        jobOrderId: await add.jobOrder({ trialMode }),
        track: "TRIAL",
        trialDecision: { ...decision, ...more },
      });
    await expect(on("NONE")).rejects.toThrow(/order is not of this track/);
    await expect(on("DUAL", { agreedOn: "2013-10-04" })).rejects.toThrow(/trial_agreed_by_issue/);
    await expect(on("DUAL", { decidedOn: "2013-10-04" })).rejects.toThrow(/trial_decided_by_issue/);
  });
});

describe("an ordinary referral", () => {
  const ordinary = { track: "ORDINARY", trialDecision: null };

  it("issues an ordinary referral without a trial decision, also to a dual-track order", async () => {
    expect((await refer(ordinary)).referral).toEqual({ track: "ORDINARY", trialDecision: null });
    expect(await refer({ track: "ORDINARY" })).toEqual(refused("TRIAL_DECISION_UNASKED", "trialDecision"));
  });

  it("refuses an ordinary referral to an order that is only for trial", async () => {
    expect(await refer(ordinary, { trialMode: "TRIAL_ONLY" })).toEqual(refused("ORDER_ONLY_FOR_TRIAL", "track"));
  });
});
