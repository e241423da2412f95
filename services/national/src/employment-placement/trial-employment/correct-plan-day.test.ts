import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("fileTrialPlan of a plan that is filed", () => {
  it("corrects the day for a reason, and keeps the day that was wrong", async () => {
    const registrationId = await add.registration({ seekerId: await add.person() });
    const jobOrderId = await add.jobOrder({ trialMode: "DUAL" });
    const referralId = await add.referral({ registrationId, jobOrderId, status: "HIRED" });
    const placementId = await add.placement({ referralId, onTrial: true });
    const id = await add.trial({ placementId, planFiledOn: "2013-10-20" });
    const file = (more: object) => {
      const input = { trialId: id, version: 1, filedOn: "2013-10-31", ...more };
      return sendNationalMutation(party, NATIONAL_COUNSELOR, "fileTrialPlan", input, "trial { version planFiledOn }");
    };
    for (const more of [{}, { reason: "　" }, { reason: "誤り", filedOn: "2013-10-20" }])
      expect(onlyUserError(await file(more))).toEqual(["PLAN_FILED_ALREADY", "trialId"]);
    const { trial } = await file({ reason: "受付印の日付による" });
    expect(trial).toEqual({ version: 2, planFiledOn: "2013-10-31" });
    const query = "select field, before, reason from profile_revision where subject_id = $1";
    const kept = { field: "planFiledOn", before: "2013-10-20", reason: "受付印の日付による" };
    expect(await party.database.dataSource.query(query, [id])).toEqual([kept]);
  });
});

describe("the plan of a trial", () => {
  it("is not overdue where the trial never began", async () => {
    const registrationId = await add.registration({ seekerId: await add.person() });
    const jobOrderId = await add.jobOrder({ trialMode: "DUAL" });
    const referralId = await add.referral({ registrationId, jobOrderId, status: "HIRED" });
    const placementId = await add.placement({ referralId, onTrial: true });
    const days = { startsOn: "2013-10-11", plannedEndOn: "2013-12-31", planDueOn: "2013-10-25", endedOn: "2013-10-14" };
    const id = await add.trial({ placementId, status: "NOT_STARTED", ...days });
    const listed = async (planOverdue: boolean) => {
      const query = `query ($filter: TrialEmploymentFilter) { trialEmployments(first: 100, filter: $filter) {
        edges { node { id planOverdue } } } }`;
      const answer = await party.askAs(NATIONAL_COUNSELOR, query, { filter: { planOverdue, status: "NOT_STARTED" } });
      return answer.data.trialEmployments.edges;
    };
    expect(await listed(true)).toEqual([]);
    expect(await listed(false)).toContainEqual({ node: { id, planOverdue: false } });
  });
});
