import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  CITY_COUNSELOR,
  CITY_PROGRAM_OFFICER,
  cityMutations,
  NATIONAL_GUEST,
} from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

const OFFICER = { ...CITY_PROGRAM_OFFICER, departments: ["PUBLIC_ASSISTANCE"] };
const OFFICER_ELSEWHERE = { ...CITY_PROGRAM_OFFICER, departments: ["CHILD_SUPPORT"] };
const OFFICER_OF_NONE = { ...CITY_PROGRAM_OFFICER, departments: [] };

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
let toDepartment: string;
let sentByOfficer: string;
let programId: string;
let applicationId: string;

beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  seekerId = await arrangeCity(party, "city_file", { registered_at: "shiroishi" });
  const named = { seeker_id: seekerId, addressed_to: "CITY_DEPARTMENT", department: "PUBLIC_ASSISTANCE" };
  toDepartment = await arrangeCity(party, "liaison", named);
  const byOfficer = { seeker_id: seekerId, addressed_to: "NATIONAL_SERVICE_POINT", sent_by: ["PUBLIC_ASSISTANCE"] };
  sentByOfficer = await arrangeCity(party, "liaison", byOfficer);
  programId = await arrangeCity(party, "support_program", { department: "PUBLIC_ASSISTANCE", status: "PUBLISHED" });
  const submitted = { seeker_id: seekerId, program_id: programId, status: "SUBMITTED", submitted_on: "2013-10-30" };
  applicationId = await arrangeCity(party, "program_application", submitted);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const listed = async (who: typeof OFFICER, list: string, filter: object = {}) => {
  const type = list === "liaisons" ? "LiaisonFilter" : "ProgramApplicationFilter";
  const query = `query ($filter: ${type}) { ${list}(first: 10, filter: $filter) { edges { node { id } } } }`;
  const { data, errors } = await party.askAs(who, query, { filter });
  expect(errors).toEqual([]);
  return data[list].edges.map(({ node }: { node: { id: string } }) => node.id).sort();
};
const open = (more: object) => ({
  seekerId,
  servicePointId: "shiroishi",
  addressedTo: "CITY_SERVICE_POINT",
  purpose: "連絡",
  dueOn: "2013-11-30",
  ...more,
});

describe("a department", () => {
  it("is listed by code and name for everybody", async () => {
    const { data } = await party.askAs({ role: "anonymous" }, "{ departments { code name } }");
    expect(data.departments).toContainEqual({ code: "PUBLIC_ASSISTANCE", name: "保健福祉部 保護課" });
    expect(data.departments).toContainEqual({ code: "OTHER", name: "その他" });
  });

  it("has the liaisons that it sent and that are addressed to it in its officers' worklist alone", async () => {
    expect(await listed(OFFICER, "liaisons")).toEqual([toDepartment, sentByOfficer].sort());
    expect(await listed(OFFICER_ELSEWHERE, "liaisons")).toEqual([]);
    expect(await listed(OFFICER_OF_NONE, "liaisons")).toEqual([]);
  });

  it("has the applications for its programs in its officers' worklist alone", async () => {
    expect(await listed(OFFICER, "programApplications")).toEqual([applicationId]);
    expect(await listed(OFFICER_ELSEWHERE, "programApplications")).toEqual([]);
  });

  it("narrows the worklist of liaisons, for the national side those that it opened", async () => {
    const to = { department: "PUBLIC_ASSISTANCE" };
    for (const department of ["PUBLIC_ASSISTANCE", "ＰＵＢＬＩＣ＿ＡＳＳＩＳＴＡＮＣＥ", " public_assistance "])
      expect(await listed(CITY_COUNSELOR as typeof OFFICER, "liaisons", { department })).toEqual([toDepartment]);
    expect(await listed(CITY_COUNSELOR as typeof OFFICER, "liaisons", { department: "CHILD_SUPPORT" })).toEqual([]);
    expect(await listed(NATIONAL_GUEST as typeof OFFICER, "liaisons", to)).toEqual([]);
    const opened = await arrangeCity(party, "liaison", {
      seeker_id: randomUUID(),
      opened_by: "NATIONAL",
      addressed_to: "CITY_DEPARTMENT",
      department: "OTHER",
    });
    expect(await listed(NATIONAL_GUEST as typeof OFFICER, "liaisons", { department: "OTHER" })).toEqual([opened]);
  });

  it.each([
    ["an answer", "answerLiaison", () => ({ liaisonId: toDepartment, to: "ACCEPTED", answer: "承知" })],
    ["a recall", "closeLiaison", () => ({ liaisonId: sentByOfficer, to: "RECALLED", outcome: "不要" })],
    ["a decision", "changeApplicationStatus", () => ({ applicationId, to: "UNDER_REVIEW" })],
    ["a program's state", "changeSupportProgramStatus", () => ({ supportProgramId: programId, to: "SUSPENDED" })],
  ])("does not exist for an officer of another one: %s", async (_, name, input) => {
    expect(await mutations.userError(OFFICER_ELSEWHERE, name, { version: 1, ...input() })).toMatch(/^NO_SUCH_RECORD/);
  });

  it("does not take back what another one sent to it", async () => {
    const sent = { seeker_id: seekerId, addressed_to: "CITY_DEPARTMENT", sent_by: ["CHILD_SUPPORT"] };
    const liaisonId = await arrangeCity(party, "liaison", { ...sent, department: "PUBLIC_ASSISTANCE" });
    const recalled = { liaisonId, version: 1, to: "RECALLED", outcome: "不要" };
    expect(await mutations.userError(OFFICER, "closeLiaison", recalled)).toBe("NOT_SENT_BY_YOU");
    const answer = { liaisonId, version: 1, to: "ACCEPTED", answer: "承知" };
    expect(await mutations.userError(OFFICER_ELSEWHERE, "answerLiaison", answer)).toBe("NOT_ADDRESSED_TO_YOU");
    const { userErrors } = await mutations.mutate(OFFICER_ELSEWHERE, "closeLiaison", recalled);
    expect(userErrors).toEqual([]);
  });

  it("sends a liaison that its officers then find", async () => {
    const { liaison, userErrors } = await mutations.mutate(OFFICER, "openLiaison", open({}), "liaison { id }");
    expect(userErrors).toEqual([]);
    expect(await listed(OFFICER, "liaisons")).toContain(liaison.id);
    expect(await mutations.userError(OFFICER_OF_NONE, "openLiaison", open({}))).toBe("NOT_YOUR_DEPARTMENT");
  });

  it("is refused in a liaison where there is none of that code", async () => {
    const input = open({ addressedTo: "CITY_DEPARTMENT", department: "保護課" });
    expect(await mutations.userError(NATIONAL_GUEST, "openLiaison", input)).toBe("NO_SUCH_DEPARTMENT department");
  });

  it("has applications opened by its own officers", async () => {
    const input = { seekerId: await arrangeCity(party, "city_file", { registered_at: "shiroishi" }), programId };
    expect(await mutations.userError(OFFICER_ELSEWHERE, "applyForProgram", input)).toBe(
      "NOT_YOUR_DEPARTMENT programId",
    );
    const handedOver = { addressed_to: "CITY_DEPARTMENT", department: "PUBLIC_ASSISTANCE" };
    await arrangeCity(party, "liaison", { seeker_id: input.seekerId, ...handedOver });
    expect((await mutations.mutate(OFFICER, "applyForProgram", input)).userErrors).toEqual([]);
  });

  it.each([
    ["unknown", "保護課", "NO_SUCH_DEPARTMENT department"],
    ["another officer's", "CHILD_SUPPORT", "NOT_YOUR_DEPARTMENT department"],
  ])("is refused in a program where it is %s", async (_, department, refused) => {
    const input = {
      number: "25-100",
      title: "制度",
      summary: "要約",
      detail: "詳細",
      department,
      contact: "窓口",
      conditions: [],
      requiredDocuments: [],
    };
    expect(await mutations.userError(OFFICER, "draftSupportProgram", input)).toBe(refused);
    const revision = { ...input, department: "CHILD_SUPPORT", supportProgramId: programId, version: 1 };
    expect(await mutations.userError(OFFICER_ELSEWHERE, "draftSupportProgram", revision)).toMatch(/^NO_SUCH_RECORD/);
  });
});
