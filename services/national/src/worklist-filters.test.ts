import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "./national";

let party: TestParty;
const ids: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const rows = arrangeNational(party);
  for (const [who, name] of Object.entries({ one: "髙橋 一", two: "高田 二" })) {
    const seekerId = await rows.person({ name });
    const registrationId = await rows.registration({ seekerId });
    const jobOrderId = await rows.jobOrder({ trialMode: "DUAL" });
    const referralId = await rows.referral({ registrationId, jobOrderId, status: "HIRED" });
    const placementId = await rows.placement({ referralId, onTrial: true });
    const of = { seekerId, registrations: registrationId, referrals: referralId, placements: placementId };
    Object.assign(ids, Object.fromEntries(Object.entries(of).map(([list, id]) => [`${list} ${who}`, id])));
    ids[`trialEmployments ${who}`] = await rows.trial({ placementId });
  }
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function listed(list: string, type: string, filter: object) {
  const query = `query ($filter: ${type}) { ${list}(filter: $filter, first: 10) { edges { node { id } } } }`;
  const { data, errors } = await party.askAs(NATIONAL_COUNSELOR, query, { filter });
  if (errors.length > 0) return errors[0]?.extensions?.refusal;
  const found: string[] = data[list].edges.map(({ node }: { node: { id: string } }) => node.id);
  return ["one", "two"].filter((who) => found.includes(ids[`${list} ${who}`] ?? ""));
}

describe("a worklist", () => {
  it.each([
    ["referrals", "ReferralFilter"],
    ["placements", "PlacementFilter"],
    ["trialEmployments", "TrialEmploymentFilter"],
  ])("finds those of a person by name, written as people type it: %s", async (list, type) => {
    expect(await listed(list, type, {})).toEqual(["one", "two"]);
    expect(await listed(list, type, { person: "高橋" })).toEqual(["one"]);
    expect(await listed(list, type, { person: "高" })).toEqual(["one", "two"]);
    expect(await listed(list, type, { person: "高橋 二" })).toEqual([]);
    expect(await listed(list, type, { person: "高".repeat(101) })).toBe("SEARCH_TOO_LONG");
    if (list !== "trialEmployments")
      expect(await listed(list, type, { servicePointId: "ｓｈｉｒｏｉｓｈｉ" })).toEqual(["one", "two"]);
  });

  it("holds a voided registration where that state is asked for alone", async () => {
    const voided = (status: string) =>
      party.database.dataSource.query("update registration set status = $2 where id = $1", [
        ids["registrations two"],
        status,
      ]);
    await party.database.dataSource.query("alter table registration disable trigger nothing_hangs_on_voided");
    await voided("VOIDED");
    const found = (filter: object) => listed("registrations", "RegistrationFilter", filter);
    expect([await found({}), await found({ expiringBy: "2014-12-31" })]).toEqual([["one"], ["one"]]);
    expect(await found({ status: "VOIDED" })).toEqual(["two"]);
    await voided("ACTIVE");
  });

  it("finds the registrations of persons without a consent that opens something today", async () => {
    const consent = (who: string, more: Record<string, string> = {}) => {
      const { until = "2014-09-30", withdrawn = null, categories = "{}" } = more;
      return party.database.dataSource.query(
        `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on, withdrawn_at,
           withdrawn_categories) values ($1, $2, '{REGISTRATION,PLACEMENT}', '支援', 'SIGNED_FORM', '2013-10-01', $3, $4, $5)`,
        [randomUUID(), ids[`seekerId ${who}`], until, withdrawn, categories],
      );
    };
    const without = (withoutConsent: boolean) => listed("registrations", "RegistrationFilter", { withoutConsent });
    expect([await without(true), await without(false)]).toEqual([["one", "two"], []]);
    await consent("one", { until: "2013-10-30" });
    await consent("one", { withdrawn: "2013-10-15T01:00:00Z" });
    const at = '"2013-10-15T01:00:00Z"';
    await consent("one", { categories: `{"REGISTRATION": ${at}, "PLACEMENT": ${at}}` });
    await consent("two", { categories: `{"REGISTRATION": ${at}}` });
    expect([await without(true), await without(false)]).toEqual([["one"], ["two"]]);
    await consent("one", { until: "2013-10-31" });
    expect([await without(true), await without(false)]).toEqual([[], ["one", "two"]]);
  });
});
