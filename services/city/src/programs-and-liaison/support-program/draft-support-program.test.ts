import { randomUUID } from "node:crypto";
import {
  illegalTransitions,
  legalTransitions,
  parseTransitionSteps,
  transitionSteps,
} from "@aiwork/kit/agreement/transition-steps";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_PROGRAM_OFFICER, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { randomWord } from "@aiwork/kit/subgraph/walk-both-ways";
import { city } from "../../city";
import { PROGRAM_TRANSITIONS, type ProgramStatus } from "./support-program.entity";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const bounds = { minimum: null, maximum: null };
const PLAIN = {
  title: "住宅手当",
  summary: "家賃を支給する",
  detail: "離職した方に家賃を支給します",
  department: "PUBLIC_ASSISTANCE",
  contact: "011-000-0000",
  conditions: [{ kind: "AGE_BETWEEN", text: "18歳から64歳まで", minimum: 18, maximum: 64, codes: null }],
  requiredDocuments: ["本人確認書類", "離職票"],
  acceptsFrom: "2013-04-01",
  acceptsUntil: "2014-03-31",
  legalBasis: "生活困窮者支援要綱",
  url: "https://example.jp/jutaku",
};
const FIELDS = `supportProgram { id version number title summary detail department { code } contact
  conditions { kind text minimum maximum codes } requiredDocuments acceptsFrom acceptsUntil legalBasis url status
  history { from to reason by { role } } }`;
const draft = (more: object = {}) =>
  mutations.mutate(CITY_PROGRAM_OFFICER, "draftSupportProgram", { ...PLAIN, number: randomWord(), ...more }, FIELDS);
const userError = (name: string, input: object) => mutations.userError(CITY_PROGRAM_OFFICER, name, { ...input });
const program = (more: Record<string, unknown> = {}) => arrangeCity(party, "support_program", more);

describe("a support program", () => {
  it("drafts a program with every field", async () => {
    const number = randomWord();
    const { supportProgram, userErrors } = await draft({ number });
    expect(userErrors).toEqual([]);
    expect(supportProgram).toEqual({
      id: expect.any(String),
      version: 1,
      number,
      ...PLAIN,
      department: { code: PLAIN.department },
      status: "DRAFT",
      history: [{ from: null, to: "DRAFT", reason: null, by: { role: "city.program_officer" } }],
    });
  });

  it("drafts a program without days, legal basis, address or conditions", async () => {
    const none = { acceptsFrom: null, acceptsUntil: null, legalBasis: null, url: null };
    const { supportProgram } = await draft({ ...none, conditions: [], requiredDocuments: [] });
    expect(supportProgram).toMatchObject({ ...none, conditions: [], requiredDocuments: [] });
  });

  it.each([
    [{ kind: "AGE_BETWEEN", minimum: 60 }],
    [{ kind: "OUT_OF_WORK_MONTHS", maximum: 24 }],
    [{ kind: "LIVES_IN_WARD", codes: ["011045", "011088"] }],
    [{ kind: "VISITED_POINT", codes: ["shiroishi"] }],
    [{ kind: "VISITED_POINT" }],
    [{ kind: "ON_PUBLIC_ASSISTANCE" }],
    [{ kind: "REGISTERED_AS_SEEKER" }],
    [{ kind: "STAFF_JUDGES" }],
  ])("accepts a condition: %j", async (condition) => {
    const { supportProgram, userErrors } = await draft({ conditions: [{ text: "要件", ...condition }] });
    expect(userErrors).toEqual([]);
    expect(supportProgram.conditions).toEqual([{ text: "要件", ...bounds, codes: null, ...condition }]);
  });

  it.each([
    [{ kind: "AGE_BETWEEN" }, "BOUNDS_REQUIRED"],
    [{ kind: "AGE_BETWEEN", minimum: 65, maximum: 64 }, "BOUNDS_REQUIRED"],
    [{ kind: "OUT_OF_WORK_MONTHS", minimum: -1 }, "BOUNDS_REQUIRED"],
    [{ kind: "OUT_OF_WORK_MONTHS", maximum: -1 }, "BOUNDS_REQUIRED"],
    [{ kind: "STAFF_JUDGES", minimum: 1 }, "BOUNDS_NOT_USED"],
    [{ kind: "VISITED_POINT", maximum: 1 }, "BOUNDS_NOT_USED"],
    [{ kind: "LIVES_IN_WARD" }, "CODES_REQUIRED"],
    [{ kind: "LIVES_IN_WARD", codes: ["011002"] }, "NO_SUCH_WARD"],
    [{ kind: "LIVES_IN_WARD", codes: ["011045", "041017"] }, "CODES_REQUIRED"],
    [{ kind: "LIVES_IN_WARD", codes: ["白石区"] }, "AREA_CODE_FORM"],
    [{ kind: "VISITED_POINT", codes: ["shiroishi", "chuo"] }, "NO_SUCH_SERVICE_POINT"],
    [{ kind: "ON_PUBLIC_ASSISTANCE", codes: ["011045"] }, "CODES_NOT_USED"],
    [{ kind: "STAFF_JUDGES", text: " " }, "TEXT_REQUIRED"],
  ])("refuses the condition %j: %s", async (condition, code) => {
    const input = { ...PLAIN, number: randomWord(), conditions: [{ text: "要件", ...condition }] };
    expect(await userError("draftSupportProgram", input)).toBe(`${code} conditions`);
  });

  it.each([
    ["that accepts for another age", { acceptsUntil: "9999-12-31" }, "DAY_TOO_LATE acceptsUntil"],
    ["with a line break in its title", { title: "住宅\n手当" }, "LINE_BREAK_FOUND title"],
    ["with days reversed", { acceptsUntil: "2013-03-31" }, "ACCEPTANCE_REVERSED acceptsUntil"],
    ["with a script for an address", { url: "javascript:alert(1)" }, "URL_FORM url"],
    ["with words for an address", { url: "市のサイト" }, "URL_FORM url"],
    ["with a blank document", { requiredDocuments: ["離職票", " "] }, "TEXT_REQUIRED requiredDocuments 1"],
    ["with too many documents", { requiredDocuments: Array(31).fill("票") }, "TOO_MANY requiredDocuments"],
    [
      "with too many conditions",
      { conditions: Array(21).fill({ kind: "STAFF_JUDGES", text: "要件" }) },
      "TOO_MANY conditions",
    ],
    ["with a program but no version", { supportProgramId: randomUUID() }, "REVISION_WITHOUT_VERSION version"],
    ["with a version but no program", { version: 1 }, "REVISION_WITHOUT_VERSION supportProgramId"],
    ["of an unknown program", { supportProgramId: randomUUID(), version: 1 }, "NO_SUCH_RECORD supportProgramId"],
  ])("refuses a program %s, and writes nothing", async (_, more, refusal) => {
    expect(await userError("draftSupportProgram", { ...PLAIN, number: randomWord(), ...more })).toBe(refusal);
  });

  it.each(["number", "title", "summary", "detail", "contact"])(
    "refuses a program when its %s is blank",
    async (field) => {
      const input = { ...PLAIN, number: randomWord(), [field]: "　" };
      expect(await userError("draftSupportProgram", input)).toBe(`TEXT_REQUIRED ${field}`);
    },
  );

  it("refuses a number of another program, in a draft and in a revision", async () => {
    const number = randomWord();
    await draft({ number });
    const id = await program();
    for (const more of [{}, { supportProgramId: id, version: 1 }])
      expect(await userError("draftSupportProgram", { ...PLAIN, number, ...more })).toBe("NUMBER_TAKEN number");
  });

  it.each(["DRAFT", "PUBLISHED", "SUSPENDED"])("revises a program as a new version when it is %s", async (status) => {
    const id = await program({ status, accepts_from: "2012-04-01" });
    const revised = { supportProgramId: id, version: 1, acceptsFrom: null };
    const { supportProgram } = await draft(revised);
    expect(supportProgram).toMatchObject({ id, version: 2, title: "住宅手当", acceptsFrom: null, status });
    expect(supportProgram.history).toMatchObject([{ from: status, to: status }]);
    const input = { ...PLAIN, number: randomWord(), ...revised };
    expect(await userError("draftSupportProgram", input)).toBe("VERSION_CONFLICT version");
  });

  it("refuses to revise a program that has ended", async () => {
    const input = { ...PLAIN, number: randomWord(), supportProgramId: await program({ status: "ENDED" }), version: 1 };
    expect(await userError("draftSupportProgram", input)).toBe("PROGRAM_ENDED supportProgramId");
  });
});

describe("the state of a program", () => {
  const take = async (status: ProgramStatus, to: ProgramStatus) => {
    return { supportProgramId: await program({ status }), version: 1, to, reason: "予算のため" };
  };

  it("has the transitions of the domain's state machine", () => {
    expect(transitionSteps(PROGRAM_TRANSITIONS)).toEqual(parseTransitionSteps("DRAFT→PUBLISHED⇄SUSPENDED⇄ENDED"));
  });

  it.each(legalTransitions(PROGRAM_TRANSITIONS))(
    "changes a program from %s to %s and keeps the reason in its history",
    async (from, to) => {
      const input = await take(from, to);
      const fields = "supportProgram { version status history { from to reason } }";
      const { supportProgram } = await mutations.mutate(
        CITY_PROGRAM_OFFICER,
        "changeSupportProgramStatus",
        input,
        fields,
      );
      const history = [{ from, to, reason: "予算のため" }];
      expect(supportProgram).toEqual({ version: 2, status: to, history });
    },
  );

  it.each(illegalTransitions(PROGRAM_TRANSITIONS))("refuses to change a program from %s to %s", async (from, to) => {
    const input = await take(from, to);
    expect(await userError("changeSupportProgramStatus", input)).toBe("ILLEGAL_TRANSITION to");
  });

  it("takes up a program that was ended by mistake with a reason alone", async () => {
    const input = { ...(await take("ENDED", "SUSPENDED")), reason: null };
    expect(await userError("changeSupportProgramStatus", input)).toBe("REASON_REQUIRED reason");
  });

  it("changes a program without a reason, but refuses a blank reason and another version", async () => {
    const input = await take("DRAFT", "PUBLISHED");
    const mutation = "changeSupportProgramStatus";
    expect(await userError(mutation, { ...input, reason: " " })).toBe("REASON_REQUIRED reason");
    expect(await userError(mutation, { ...input, version: 2 })).toBe("VERSION_CONFLICT version");
    expect(await userError(mutation, { ...input, supportProgramId: randomUUID() })).toBe(
      "NO_SUCH_RECORD supportProgramId",
    );
    expect((await mutations.mutate(CITY_PROGRAM_OFFICER, mutation, { ...input, reason: null })).userErrors).toEqual([]);
  });
});
