import { setTimeout as wait } from "node:timers/promises";
import { type DatedSystem, startDatedSystem } from "@aiwork/kit/system/start-dated-system";
import { JOURNEY_PLANNING, JOURNEY_SECRETARIAT, jointDocumentMutations } from "./joint-document-mutations";

const TARGETS = [
  { servicePointId: "shiroishi", indicator: "USERS", value: 15000 },
  { servicePointId: "shiroishi", indicator: "PLACED_PERSONS", value: 700 },
];
const REVISED = [
  { servicePointId: "shiroishi", indicator: "USERS", value: 15000 },
  { servicePointId: "shiroishi", indicator: "PLACED_PERSONS", value: 640 },
];
const COUNSELOR = { role: "city.counselor", servicePoints: ["shiroishi"], name: "相談 花子" };
const PLAN =
  "businessPlan { version status contentHash proposalReceipt cityApproval { receipt } nationalApproval { receipt } }";
const PROGRESS = `query ($through: YearMonth!, $asOf: DateTime) { planProgress(fiscalYear: 2014, through: $through, asOf: $asOf) { planVersion
  rows { servicePointId users { annualTarget cumulativeActual } placedPersons { annualTarget } } } }`;

let system: DatedSystem;
let documents: ReturnType<typeof jointDocumentMutations>;
beforeAll(async () => {
  system = await startDatedSystem("seed", "2014-03-03");
  documents = jointDocumentMutations(system);
}, 120_000);
afterAll(() => system?.[Symbol.asyncDispose]());

const kept: Record<string, string> = {};
const year = (version: number) => ({ fiscalYear: 2014, version });
// biome-ignore lint/suspicious/noExplicitAny: the row's shape is that of the query above.
const ofShiroishi = (progress: { rows: any[] }) =>
  progress.rows.find(({ servicePointId }) => servicePointId === "shiroishi");

/** Drafts, proposes and approves a version at both parties, and brings it into force. */
async function agree(version: number, targets: object[]): Promise<void> {
  const input = { ...year(version), targets, changeReason: "上半期の実績を踏まえた見直し" };
  const { fiscalYear, changeReason } = input;
  const drafted = await documents.act(JOURNEY_SECRETARIAT, "draftPlan", { fiscalYear, targets, changeReason }, PLAN);
  const { contentHash } = drafted.businessPlan;
  const proposed = await documents.act(JOURNEY_SECRETARIAT, "proposePlan", year(version), PLAN);
  const { proposalReceipt } = proposed.businessPlan;
  await documents.act(JOURNEY_SECRETARIAT, "approvePlanForCity", { ...year(version), contentHash }, PLAN);
  const approved = await documents.act(
    JOURNEY_PLANNING,
    "approvePlanForNational",
    { ...year(version), targets, contentHash, proposalReceipt },
    PLAN,
  );
  kept[`plan ${version}`] = approved.businessPlan.nationalApproval.receipt;
  expect(approved.businessPlan.status).toBe("PROPOSED");
  await expectTargetsInForce(version - 1);
  const bringing = { ...year(version), nationalReceipt: kept[`plan ${version}`] };
  const { businessPlan } = await documents.act(JOURNEY_SECRETARIAT, "bringPlanIntoForce", bringing, PLAN);
  expect(businessPlan.status).toBe("IN_FORCE");
}

/** Both sides give the targets of the version in force, whatever has been approved since. */
async function expectTargetsInForce(version: number): Promise<void> {
  const { planProgress } = await documents.read(PROGRESS, { through: "2014-04" });
  const { users, placedPersons } = ofShiroishi(planProgress) ?? {};
  const targets = [planProgress.planVersion, users.annualTarget, placedPersons.annualTarget];
  expect(targets).toEqual(version === 0 ? [null, null, null] : [version, 15000, version === 1 ? 700 : 640]);
}

describe("a year of the agreement", () => {
  it("begins with a plan that both parties approve", async () => {
    await agree(1, TARGETS);
    const start = (indicator: string) => ({ indicator, firstMonth: "2014-04" });
    const fields = "countingStart { firstMonth }";
    await documents.act(JOURNEY_SECRETARIAT, "startCountingForCity", start("USERS"), fields);
    await documents.act(JOURNEY_PLANNING, "startCountingForNational", start("PLACED_PERSONS"), fields);
  });

  it("has results, which each party counts against the plan it approved", async () => {
    system.comesTo("2014-07-01");
    const visit = { servicePointId: "shiroishi", visitedOn: "2014-07-01", services: ["JOB_TERMINAL"] };
    for (const seekerId of ["6f1c2a52-6c1e-4a0b-9a51-000000000001", "6f1c2a52-6c1e-4a0b-9a51-000000000002"])
      await documents.act(COUNSELOR, "recordVisit", { ...visit, seekerId }, "visit { id }");
    const { planProgress } = await documents.read(PROGRESS, { through: "2014-07" });
    expect(planProgress.planVersion).toBe(1);
    expect(ofShiroishi(planProgress)).toMatchObject({
      users: { annualTarget: 15000, cumulativeActual: 2 },
      placedPersons: { annualTarget: 700 },
    });
  });

  it("has a request of each party, one of which is answered and closed with the receipt", async () => {
    const raising = { subject: "求人情報の提供", text: "毎週ください", responseDueOn: "2014-07-31" };
    const { request: own } = await documents.act(JOURNEY_SECRETARIAT, "raiseCityRequest", raising, "request { id }");
    const { request } = await documents.act(JOURNEY_PLANNING, "raiseNationalRequest", raising, "request { id }");
    kept.cityRequest = own.id;
    const answer = { requestId: request.id, decision: "WILL_DO", text: "そうします" };
    const answered = await documents.act(
      JOURNEY_SECRETARIAT,
      "respondToNationalRequest",
      answer,
      "request { status response { receipt } }",
    );
    expect(answered.request.status).toBe("RAISED");
    const closing = { requestId: request.id, responseReceipt: answered.request.response.receipt };
    const closed = await documents.act(JOURNEY_PLANNING, "closeNationalRequest", closing, "request { status }");
    expect(closed.request.status).toBe("CLOSED");
    kept.answer = closing.responseReceipt;
  });

  it("puts an overdue request on the agenda of the meeting automatically", async () => {
    system.comesTo("2014-09-10");
    const meeting = { heldOn: "2014-09-10", agenda: ["上半期の実績"] };
    const selection = `meeting { id agenda { title request { ... on CityRequest { id overdue response { text } } } }
      overdueNationalRequests { id } }`;
    const scheduled = await documents.act(JOURNEY_SECRETARIAT, "scheduleMeeting", meeting, selection);
    expect(scheduled.meeting).toMatchObject({
      agenda: [
        { title: "上半期の実績", request: null },
        { title: "求人情報の提供", request: { id: kept.cityRequest, overdue: true, response: null } },
      ],
      overdueNationalRequests: [],
    });
    kept.meeting = scheduled.meeting.id;
  });

  it("has minutes that both parties approve", async () => {
    const meetingId = kept.meeting;
    const recording = { meetingId, minutes: "目標の見直しを協議した" };
    const { meeting } = await documents.act(
      JOURNEY_SECRETARIAT,
      "recordMinutes",
      recording,
      "meeting { minutesVersion minutesHash }",
    );
    await documents.act(JOURNEY_SECRETARIAT, "approveMinutesForCity", { meetingId, ...meeting }, "meeting { id }");
    const approving = { meetingId, heldOn: "2014-09-10", ...meeting };
    const approved = await documents.act(
      JOURNEY_PLANNING,
      "approveMinutesForNational",
      approving,
      "meeting { nationalApproval { receipt } }",
    );
    const nationalReceipt = approved.meeting.nationalApproval.receipt;
    const completing = { meetingId, minutesVersion: meeting.minutesVersion, nationalReceipt };
    const final = await documents.act(
      JOURNEY_SECRETARIAT,
      "completeMinutes",
      completing,
      "meeting { status nationalApproval { version } }",
    );
    expect(final.meeting).toEqual({ status: "MINUTES_APPROVED", nationalApproval: { version: 1 } });
    kept.minutes = nationalReceipt;
  });

  it("revises a target as version 2, while version 1 still answers for its own time", async () => {
    const before = new Date().toISOString();
    await wait(10);
    await agree(2, REVISED);
    const now = (await documents.read(PROGRESS, { through: "2014-09" })).planProgress;
    const then = (await documents.read(PROGRESS, { through: "2014-09", asOf: before })).planProgress;
    expect([now.planVersion, ofShiroishi(now)]).toMatchObject([2, { placedPersons: { annualTarget: 640 } }]);
    expect([then.planVersion, ofShiroishi(then)]).toMatchObject([1, { placedPersons: { annualTarget: 700 } }]);
    const query = `query ($asOf: DateTime) { businessPlan(fiscalYear: 2014, asOf: $asOf) { version status } }`;
    expect((await documents.read(query, { asOf: before })).businessPlan).toEqual({ version: 1, status: "IN_FORCE" });
  });

  it("closes no request on the receipt of another joint document, nor on data copied from an answer", async () => {
    const close = (responseReceipt: unknown) =>
      documents.refusal(JOURNEY_SECRETARIAT, "closeCityRequest", { requestId: kept.cityRequest, responseReceipt });
    expect(await close(kept.minutes)).toBe("RECEIPT_OF_OTHER_ACT");
    expect(await close(kept["plan 2"])).toBe("RECEIPT_OF_OTHER_ACT");
    expect(await close(kept.answer)).toBe("RECEIPT_OF_FOREIGN_KEY");
    const { businessPlan } = await documents.read(
      "{ businessPlan(fiscalYear: 2014) { nationalApproval { subject version contentHash approvedOn } } }",
    );
    expect(await close(JSON.stringify(businessPlan.nationalApproval))).toBe("RECEIPT_UNREADABLE");
    const query = "query ($id: ID!) { cityRequest(id: $id) { status overdue } }";
    expect((await documents.read(query, { id: kept.cityRequest })).cityRequest).toEqual({
      status: "RAISED",
      overdue: true,
    });
  });
});
