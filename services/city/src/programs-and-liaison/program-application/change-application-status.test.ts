import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import {
  illegalTransitions,
  legalTransitions,
  parseTransitionSteps,
  transitionSteps,
} from "@aiwork/kit/agreement/transition-steps";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  CITY_COUNSELOR,
  CITY_COUNSELOR_ELSEWHERE,
  CITY_PROGRAM_OFFICER,
  cityMutations,
} from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";
import { APPLICATION_TRANSITIONS, type ApplicationStatus } from "./program-application.entity";

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

const FIELDS = `application { id version program { id } seeker { id } status submittedOn decidedOn decisionReason
  history { from to reason by { role } } }`;
const change = (applicationId: string, version: number, to: string, reason?: string) =>
  mutations.mutate(CITY_PROGRAM_OFFICER, "changeApplicationStatus", { applicationId, version, to, reason }, FIELDS);

describe("the status of an application", () => {
  const begun = (more: object = {}) =>
    arrangeCity(party, "program_application", { seeker_id: seekerId, program_id: programId, ...more });

  it("submits, returns and decides an application, which keeps the day of its first submission", async () => {
    const id = await begun({ status: "RETURNED", submitted_on: "2013-10-10" });
    expect((await change(id, 1, "SUBMITTED")).application).toMatchObject({ submittedOn: "2013-10-10" });
    await change(id, 2, "UNDER_REVIEW");
    const { application } = await change(id, 3, "REJECTED", "要件を満たさない");
    expect(application).toMatchObject({
      version: 4,
      status: "REJECTED",
      submittedOn: "2013-10-10",
      decidedOn: "2013-10-31",
      decisionReason: "要件を満たさない",
    });
    expect(application.history.at(-1)).toMatchObject({ from: "UNDER_REVIEW", reason: "要件を満たさない" });
  });

  it("approves an application with or without a reason, submitted on the business day", async () => {
    const id = await begun();
    expect((await change(id, 1, "SUBMITTED")).application).toMatchObject({
      submittedOn: "2013-10-31",
      decidedOn: null,
    });
    await change(id, 2, "UNDER_REVIEW");
    expect((await change(id, 3, "APPROVED")).application).toMatchObject({
      decidedOn: "2013-10-31",
      decisionReason: null,
    });
  });

  it("refuses a first submission when the program no longer accepts, but accepts a returned application", async () => {
    const [draft, returned] = [await begun(), await arrangeCity(party, "city_file")];
    const late = await begun({ seeker_id: returned, status: "RETURNED", submitted_on: "2013-10-10" });
    await mutations.rows("update support_program set accepts_until = '2013-10-30' where id = $1", programId);
    const input = { applicationId: draft, version: 1, to: "SUBMITTED" };
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, "changeApplicationStatus", input)).toBe(
      "NOT_ACCEPTING applicationId",
    );
    expect((await change(late, 1, "SUBMITTED")).userErrors).toEqual([]);
  });

  it("refuses to reject or return an application without a reason, and refuses another version", async () => {
    const applicationId = await begun({ status: "UNDER_REVIEW", submitted_on: "2013-10-10" });
    const input = { applicationId, version: 1, to: "REJECTED" };
    const mutation = "changeApplicationStatus";
    for (const to of ["REJECTED", "RETURNED"])
      for (const reason of [undefined, null, " "])
        expect(await mutations.userError(CITY_PROGRAM_OFFICER, mutation, { ...input, to, reason })).toBe(
          "REASON_REQUIRED reason",
        );
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, mutation, { ...input, version: 2 })).toBe(
      "VERSION_CONFLICT version",
    );
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, mutation, { ...input, applicationId: randomUUID() })).toBe(
      "NO_SUCH_RECORD applicationId",
    );
  });

  it("has the transitions of the domain's state machine", () => {
    const decided = "DRAFT→SUBMITTED⇄RETURNED; SUBMITTED→UNDER_REVIEW→RETURNED / APPROVED / REJECTED";
    const withdrawn = "DRAFT / SUBMITTED / RETURNED / UNDER_REVIEW→WITHDRAWN";
    const takenBack = "APPROVED / REJECTED→UNDER_REVIEW";
    const written = `${decided}; ${withdrawn}; ${takenBack}`;
    expect(transitionSteps(APPLICATION_TRANSITIONS)).toEqual(parseTransitionSteps(written));
  });

  const take = async (status: ApplicationStatus, to: ApplicationStatus) => {
    const isDecided = status === "APPROVED" || status === "REJECTED";
    const more = {
      submitted_on: "2013-10-10",
      decided_on: isDecided ? "2013-10-20" : null,
      decision_reason: isDecided ? "理由" : null,
    };
    return { applicationId: await begun({ status, ...more }), version: 1, to, reason: "理由" };
  };

  it.each(legalTransitions(APPLICATION_TRANSITIONS))("changes an application from %s to %s", async (from, to) => {
    const input = await take(from, to);
    const { application } = await mutations.mutate(
      CITY_PROGRAM_OFFICER,
      "changeApplicationStatus",
      input,
      "application { status }",
    );
    expect(application).toEqual({ status: to });
  });

  it.each(illegalTransitions(APPLICATION_TRANSITIONS))(
    "refuses to change an application from %s to %s",
    async (from, to) => {
      const input = await take(from, to);
      expect(await mutations.userError(CITY_PROGRAM_OFFICER, "changeApplicationStatus", input)).toBe(
        "ILLEGAL_TRANSITION to",
      );
    },
  );

  it.each([
    ["the counselor of the person's service point", () => CITY_COUNSELOR],
    ["the person", () => ({ role: "seeker", seekerId })],
  ])("lets %s submit an application, submit it again when returned, and withdraw it under review", async (_, whom) => {
    const applicationId = await begun();
    const act = async (version: number, to: string) =>
      (await mutations.mutate(whom(), "changeApplicationStatus", { applicationId, version, to }, FIELDS)).application;
    expect(await act(1, "SUBMITTED")).toMatchObject({ status: "SUBMITTED", submittedOn: "2013-10-31" });
    await change(applicationId, 2, "UNDER_REVIEW");
    await change(applicationId, 3, "RETURNED", "住民票の写しが要ります");
    expect(await act(4, "SUBMITTED")).toMatchObject({ status: "SUBMITTED" });
    await change(applicationId, 5, "UNDER_REVIEW");
    const { history, ...withdrawn } = await act(6, "WITHDRAWN");
    expect(withdrawn).toMatchObject({ version: 7, status: "WITHDRAWN" });
    expect(history.at(-1)).toMatchObject({ from: "UNDER_REVIEW", to: "WITHDRAWN", by: { role: whom().role } });
  });

  it.each<[string, () => CallerClaims, object, string]>([
    ["decided by the counselor", () => CITY_COUNSELOR, { to: "APPROVED" }, "NOT_YOURS_TO_DECIDE to"],
    ["returned by the person", () => ({ role: "seeker", seekerId }), { to: "RETURNED" }, "NOT_YOURS_TO_DECIDE to"],
    [
      "submitted by another service point",
      () => CITY_COUNSELOR_ELSEWHERE,
      { to: "WITHDRAWN" },
      "NO_SUCH_RECORD applicationId",
    ],
    [
      "withdrawn by another person",
      () => ({ role: "seeker", seekerId: randomUUID() }),
      { to: "WITHDRAWN" },
      "NO_SUCH_RECORD applicationId",
    ],
  ])("refuses that an application is %s, and writes nothing", async (_, whom, more, refusal) => {
    const input = { applicationId: await begun({ status: "UNDER_REVIEW", submitted_on: "2013-10-10" }), version: 1 };
    expect(await mutations.userError(whom(), "changeApplicationStatus", { ...input, ...more })).toBe(refusal);
  });
});
