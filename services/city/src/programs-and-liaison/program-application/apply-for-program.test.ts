import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  CITY_COUNSELOR,
  CITY_COUNSELOR_ELSEWHERE,
  CITY_PROGRAM_OFFICER,
  cityMutations,
} from "@aiwork/kit/city/send-city-mutation";
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
/** 連絡・調整: by which a service point hands the person over to the program's department. */
const handOver = (more: object = {}) =>
  arrangeCity(party, "liaison", {
    ...{ seeker_id: seekerId, addressed_to: "CITY_DEPARTMENT", department: "PUBLIC_ASSISTANCE" },
    ...more,
  });
afterAll(() => party?.[Symbol.asyncDispose]());

const FIELDS = `application { id version program { id } seeker { id } status submittedOn decidedOn decisionReason
  history { from to reason by { role } } }`;
const change = (applicationId: string, version: number, to: string, reason?: string) =>
  mutations.mutate(CITY_PROGRAM_OFFICER, "changeApplicationStatus", { applicationId, version, to, reason }, FIELDS);

describe("an application", () => {
  it.each([
    ["the counselor of the person's service point", CITY_COUNSELOR],
    ["a program officer to whom the service point handed the person over", CITY_PROGRAM_OFFICER],
  ])("opens an application by %s", async (_, who) => {
    await handOver();
    const { application, userErrors } = await mutations.mutate(who, "applyForProgram", { seekerId, programId }, FIELDS);
    expect(userErrors).toEqual([]);
    expect(application).toEqual({
      id: expect.any(String),
      version: 1,
      program: { id: programId },
      seeker: { id: seekerId },
      status: "DRAFT",
      submittedOn: null,
      decidedOn: null,
      decisionReason: null,
      history: [{ from: null, to: "DRAFT", reason: null, by: { role: who.role } }],
    });
  });

  it.each([
    ["an unanswered liaison", {}, null],
    ["one that the department accepted", { status: "ACCEPTED", answered_on: "2013-10-20", answer: "承知" }, null],
    [
      "one that the department declined",
      { status: "DECLINED", answered_on: "2013-10-20", answer: "他課へ" },
      "refused",
    ],
    ["one that the service point took back", { status: "RECALLED", outcome: "不要" }, "refused"],
    ["one to another department", { department: "CHILD_SUPPORT" }, "refused"],
    ["one that an officer sent", { sent_by: ["PUBLIC_ASSISTANCE"] }, "refused"],
    ["one from the national side at the person's service point", { opened_by: "NATIONAL" }, null],
    ["one from the national side elsewhere", { opened_by: "NATIONAL", service_point_id: "minami" }, "refused"],
    ["one for another person", { seeker_id: randomUUID() }, "refused"],
  ])("is opened by a program officer, by %s: %j", async (_, liaison, refused) => {
    const input = { seekerId, programId };
    const refusal = "NOT_HANDED_OVER seekerId";
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, "applyForProgram", input)).toBe(refusal);
    await handOver(liaison);
    if (refused) expect(await mutations.userError(CITY_PROGRAM_OFFICER, "applyForProgram", input)).toBe(refusal);
    else expect((await mutations.mutate(CITY_PROGRAM_OFFICER, "applyForProgram", input)).userErrors).toEqual([]);
  });

  it.each([
    ["by staff of another service point", CITY_COUNSELOR_ELSEWHERE, {}, "NO_SUCH_RECORD seekerId"],
    ["for an unknown person", CITY_COUNSELOR, { seekerId: randomUUID() }, "NO_SUCH_RECORD seekerId"],
    [
      "for an unknown person by the officer",
      CITY_PROGRAM_OFFICER,
      { seekerId: randomUUID() },
      "NOT_HANDED_OVER seekerId",
    ],
    ["for an unknown program", CITY_COUNSELOR, { programId: randomUUID() }, "NO_SUCH_RECORD programId"],
  ])("refuses an application %s, and writes nothing", async (_, who, more, refusal) => {
    expect(await mutations.userError(who, "applyForProgram", { seekerId, programId, ...more })).toBe(refusal);
  });

  it.each([
    { status: "DRAFT" },
    { status: "SUSPENDED" },
    { status: "ENDED" },
    { accepts_from: "2013-11-01" },
    { accepts_until: "2013-10-30" },
  ])("refuses an application when the program does not accept any: %j", async (more) => {
    const input = { seekerId, programId: await arrangeCity(party, "support_program", more) };
    expect(await mutations.userError(CITY_COUNSELOR, "applyForProgram", input)).toBe("NOT_ACCEPTING programId");
  });

  it("refuses an application when the file is closed", async () => {
    await handOver();
    await mutations.rows("update city_file set status = 'CLOSED' where seeker_id = $1", seekerId);
    expect(await mutations.userError(CITY_PROGRAM_OFFICER, "applyForProgram", { seekerId, programId })).toBe(
      "FILE_CLOSED seekerId",
    );
  });

  it("opens one application for a person and program under concurrency", async () => {
    await handOver();
    const input = { seekerId, programId };
    const many = await Promise.all(
      Array.from({ length: 5 }, () => mutations.mutate(CITY_PROGRAM_OFFICER, "applyForProgram", input, FIELDS)),
    );
    const codes = many.map(({ userErrors }) => userErrors[0]?.code ?? "begun").sort();
    expect(codes).toEqual([...Array(4).fill("ALREADY_APPLIED"), "begun"]);
    expect(await mutations.userError(CITY_COUNSELOR, "applyForProgram", input)).toBe("ALREADY_APPLIED programId");
    await change(many.find(({ application }) => application !== null)?.application.id, 1, "WITHDRAWN");
    expect((await mutations.mutate(CITY_COUNSELOR, "applyForProgram", input)).userErrors).toEqual([]);
  });
});
