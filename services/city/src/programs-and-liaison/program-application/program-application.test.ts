import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let seeker_id: string;
let program_id: string;
const applications: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  seeker_id = await arrangeCity(party, "city_file");
  program_id = await arrangeCity(party, "support_program", { number: "25-001", accepts_from: "2013-04-01" });
  const other = await arrangeCity(party, "support_program", { title: "職業訓練" });
  applications.rejected = await arrangeCity(party, "program_application", {
    seeker_id,
    program_id,
    version: 4,
    opened_on: "2013-09-01",
    submitted_on: "2013-09-02",
    decided_on: "2013-09-20",
    status: "REJECTED",
    decision_reason: "要件を満たさない",
  });
  applications.draft = await arrangeCity(party, "program_application", { seeker_id, program_id: other });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const FIELDS = `id version seeker { id } status submittedOn decidedOn decisionReason
  program { id number title acceptsFrom requiredDocuments status } history { from to reason }`;

describe("an application", () => {
  it("reads an application with its program in one statement", async () => {
    await arrangeCity(party, "state_change", { subject_id: applications.rejected, to_state: "DRAFT" });
    const ask = (fields: string) =>
      party.ask(`query ($id: ID!) { programApplication(id: $id) { ${fields} } }`, { id: applications.rejected });
    const { data, errors } = await ask(FIELDS);
    expect(errors).toEqual([]);
    expect(data.programApplication).toEqual({
      id: applications.rejected,
      version: 4,
      seeker: { id: seeker_id },
      status: "REJECTED",
      submittedOn: "2013-09-02",
      decidedOn: "2013-09-20",
      decisionReason: "要件を満たさない",
      program: {
        id: program_id,
        number: "25-001",
        title: "住宅手当",
        acceptsFrom: "2013-04-01",
        requiredDocuments: ["本人確認書類"],
        status: "PUBLISHED",
      },
      history: [{ from: null, to: "DRAFT", reason: null }],
    });
    expect((await ask("program { title }")).statements).toEqual(["applications-by-id", "seekers-at-service-point"]);
  });

  it("reads an unknown application as null", async () => {
    const { data } = await party.ask("query ($id: ID!) { programApplication(id: $id) { id } }", { id: randomUUID() });
    expect(data.programApplication).toBeNull();
  });
});

describe("the worklist of applications", () => {
  const listed = async (filter: object) => {
    const { data, errors } = await party.askAs(
      { role: "city.program_officer" },
      "query ($filter: ProgramApplicationFilter) { programApplications(filter: $filter, first: 10) { edges { node { id } } } }",
      { filter },
    );
    const names = new Map(Object.entries(applications).map(([name, id]) => [id, name]));
    return {
      errors,
      found: data.programApplications?.edges.map(({ node }: { node: { id: string } }) => names.get(node.id)),
    };
  };

  it("filters the worklist of applications by program and status, latest first", async () => {
    expect((await listed({})).found).toEqual(["draft", "rejected"]);
    expect((await listed({ programId: program_id })).found).toEqual(["rejected"]);
    expect((await listed({ programId: randomUUID() })).found).toEqual([]);
    expect((await listed({ status: "DRAFT" })).found).toEqual(["draft"]);
    expect((await listed({ submittedBy: "2013-09-02" })).found).toEqual(["rejected"]);
    expect((await listed({ submittedBy: "2013-09-01" })).found).toEqual([]);
    expect((await listed({ status: "DRAFT", programId: program_id })).found).toEqual([]);
  });

  it("refuses a worklist of applications for a malformed program id", async () => {
    const { errors } = await listed({ programId: "x" });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", refusal: "MALFORMED_ID" } }]);
  });
});

describe("the applicant", () => {
  const condition = (kind: string, more: object = {}) => ({
    kind,
    text: kind,
    minimum: null,
    maximum: null,
    codes: null,
    ...more,
  });
  const FACTS = "applicant { name nameKana met { kind } unmet { kind } toCheck { kind } }";
  let id: string;
  beforeAll(async () => {
    const conditions = [
      condition("AGE_BETWEEN", { minimum: 18 }),
      condition("VISITED_POINT", { codes: ["teine"] }),
      condition("STAFF_JUDGES"),
    ];
    const program = await arrangeCity(party, "support_program", { conditions });
    const applicant = await arrangeCity(party, "city_file", {
      name: "申請 花子",
      name_kana: "シンセイ ハナコ",
      birth_date: "1970-01-01",
    });
    id = await arrangeCity(party, "program_application", { seeker_id: applicant, program_id: program });
  });
  const applicantTo = async (who: CallerClaims) => {
    const query = `query ($id: ID!) { programApplication(id: $id) { ${FACTS} } }`;
    const { data, errors } = await party.askAs(who, query, { id });
    return { ...data.programApplication, refusals: errors.map(({ extensions }) => extensions?.refusal) };
  };

  it.each([
    ["program officer", { role: "city.program_officer" }],
    ["counselor of the person's service point", { role: "city.counselor", servicePoints: ["shiroishi"] }],
  ])("is known to the %s by name and by the program's conditions", async (_, who) => {
    expect(await applicantTo(who)).toEqual({
      applicant: {
        name: "申請 花子",
        nameKana: "シンセイ ハナコ",
        met: [{ kind: "AGE_BETWEEN" }],
        unmet: [{ kind: "VISITED_POINT" }],
        toCheck: [{ kind: "STAFF_JUDGES" }],
      },
      refusals: [],
    });
  });

  it("is nobody's business at another service point", async () => {
    expect(await applicantTo({ role: "city.counselor", servicePoints: ["toyohira"] })).toEqual({ refusals: [] });
  });
});
