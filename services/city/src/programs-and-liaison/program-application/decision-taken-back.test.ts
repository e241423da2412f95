import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_PROGRAM_OFFICER, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
let programId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
beforeEach(async () => {
  seekerId = await arrangeCity(party, "city_file");
  programId = await arrangeCity(party, "support_program");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const FIELDS = "application { decidedOn decisionReason }";
const change = (applicationId: string, version: number, to: string, reason?: string) =>
  mutations.mutate(CITY_PROGRAM_OFFICER, "changeApplicationStatus", { applicationId, version, to, reason }, FIELDS);
const begun = (more: object = {}) =>
  arrangeCity(party, "program_application", { seeker_id: seekerId, program_id: programId, ...more });

describe("a decision on an application", () => {
  it("is taken back with a reason, so that the person reads why, and made again", async () => {
    const id = await begun({ status: "UNDER_REVIEW", submitted_on: "2013-10-10" });
    await change(id, 1, "REJECTED", "要件を満たさない");
    const applicationId = id;
    const input = { applicationId, version: 2, to: "UNDER_REVIEW" };
    const mutation = "changeApplicationStatus";
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, mutation, input)).toBe("REASON_REQUIRED reason");
    for (const who of [CITY_COUNSELOR, { role: "seeker", seekerId }])
      expect(await mutations.userError(who, mutation, { ...input, reason: "誤り" })).toBe("NOT_YOURS_TO_DECIDE to");
    const elsewhere = { ...CITY_PROGRAM_OFFICER, departments: ["CHILD_SUPPORT"] };
    expect(await mutations.userError(elsewhere, mutation, { ...input, reason: "誤り" })).toBe(
      "NO_SUCH_RECORD applicationId",
    );
    expect((await change(id, 2, "UNDER_REVIEW", "別の方の申請と取り違えた")).userErrors).toEqual([]);
    const query = `query ($id: ID!) { seeker(id: $id) { city { programApplications(first: 1) { edges { node {
      status submittedOn decidedOn decisionReason history { from to reason } } } } timeline { kind } } } }`;
    const seenByPerson = async () =>
      (await party.askAs({ role: "seeker", seekerId }, query, { id: seekerId })).data.seeker.city;
    const { programApplications, timeline } = await seenByPerson();
    const { history, ...application } = programApplications.edges[0].node;
    expect(application).toEqual({
      ...{ status: "UNDER_REVIEW", submittedOn: "2013-10-10", decidedOn: null, decisionReason: null },
    });
    expect(history).toEqual([
      { from: "UNDER_REVIEW", to: "REJECTED", reason: "要件を満たさない" },
      { from: "REJECTED", to: "UNDER_REVIEW", reason: "別の方の申請と取り違えた" },
    ]);
    expect(timeline.map(({ kind }: { kind: string }) => kind)).not.toContain("PROGRAM_DECIDED");
    const again = await change(id, 3, "REJECTED", "期限を過ぎている");
    expect(again.application).toMatchObject({ decidedOn: "2013-10-31", decisionReason: "期限を過ぎている" });
  });

  it("that was made again is dated by the latest one", async () => {
    const id = await begun({ status: "UNDER_REVIEW", submitted_on: "2013-10-10" });
    await change(id, 1, "APPROVED");
    await change(id, 2, "UNDER_REVIEW", "誤り");
    await change(id, 3, "APPROVED");
    const query = "query ($id: ID!) { seeker(id: $id) { city { timeline { kind at on } } } }";
    const { data } = await party.askAs(CITY_COUNSELOR, query, { id: seekerId });
    const { at } = data.seeker.city.timeline.find(({ kind }: { kind: string }) => kind === "PROGRAM_DECIDED");
    const [{ latest }] = await mutations.rows(
      "select max(at) as latest from state_change where subject_id = $1 and to_state = 'APPROVED'",
      id,
    );
    expect(at).toBe(latest.toISOString());
  });

  it("stands where the person has applied anew", async () => {
    const more = { submitted_on: "2013-10-10", decided_on: "2013-10-20", decision_reason: "理由" };
    const applicationId = await begun({ status: "REJECTED", ...more });
    await begun();
    const input = { applicationId, version: 1, to: "UNDER_REVIEW", reason: "誤り" };
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, "changeApplicationStatus", input)).toBe(
      "ALREADY_APPLIED applicationId",
    );
  });
});
