import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
const programs: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  const bring = async (name: string, number: string, more: object) => {
    programs[name] = await arrangeCity(party, "support_program", { number, ...more });
  };
  await bring("housing", "25-006", {
    accepts_from: "2013-04-01",
    accepts_until: "2014-03-31",
    url: "https://example.jp",
  });
  await bring("training", "25-005", {
    title: "職業訓練",
    summary: "受講料を支給する",
    detail: "パソコンの講習",
    department: "EMPLOYMENT_PROMOTION",
    legal_basis: "要綱",
    conditions: [{ kind: "AGE_BETWEEN", text: "40歳から59歳", minimum: 40, maximum: 59 }],
  });
  await bring("over", "25-004", { accepts_until: "2013-10-30" });
  await bring("suspended", "25-003", { status: "SUSPENDED" });
  await bring("ended", "25-002", { status: "ENDED" });
  await bring("draft", "25-001", { status: "DRAFT" });
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function listed(given: object): Promise<unknown[]> {
  const { data, errors } = await party.ask(
    `query ($search: String, $filter: SupportProgramFilter) {
      supportPrograms(search: $search, filter: $filter, first: 10) { totalCount edges { node { id } } }
    }`,
    { ...given },
  );
  expect(errors).toEqual([]);
  const names = new Map(Object.entries(programs).map(([name, id]) => [id, name]));
  const found = data.supportPrograms.edges.map(({ node }: { node: { id: string } }) => names.get(node.id));
  expect(data.supportPrograms.totalCount).toBe(found.length);
  return found;
}

describe("a support program", () => {
  const ask = (id: string | undefined) =>
    party.ask(
      `query ($id: ID!) { supportProgram(id: $id) {
        id version number title summary detail department { code } contact conditions { kind text minimum maximum codes }
        requiredDocuments acceptsFrom acceptsUntil legalBasis url status history { to }
      } }`,
      { id },
    );

  it("reads a support program with its fields", async () => {
    const { data, errors } = await ask(programs.training);
    expect(errors).toEqual([]);
    expect(data.supportProgram).toEqual({
      id: programs.training,
      version: 1,
      number: "25-005",
      title: "職業訓練",
      summary: "受講料を支給する",
      detail: "パソコンの講習",
      department: { code: "EMPLOYMENT_PROMOTION" },
      contact: "011-000-0000",
      conditions: [{ kind: "AGE_BETWEEN", text: "40歳から59歳", minimum: 40, maximum: 59, codes: null }],
      requiredDocuments: ["本人確認書類"],
      acceptsFrom: null,
      acceptsUntil: null,
      legalBasis: "要綱",
      url: null,
      status: "PUBLISHED",
      history: [],
    });
  });

  it("reads an unknown support program as null", async () => {
    expect(await ask(randomUUID())).toMatchObject({ data: { supportProgram: null }, errors: [] });
  });
});

describe("the list of support programs", () => {
  it("lists the published programs, highest number first", async () => {
    expect(await listed({})).toEqual(["housing", "training", "over"]);
  });

  it.each([
    [{ status: "SUSPENDED" }, ["suspended"]],
    [{ status: "ENDED" }, ["ended"]],
    [{ status: "DRAFT" }, ["draft"]],
    [{ department: "EMPLOYMENT_PROMOTION" }, ["training"]],
    [{ acceptingOn: "2013-10-30" }, ["housing", "training", "over"]],
    [{ acceptingOn: "2013-10-31" }, ["housing", "training"]],
    [{ acceptingOn: "2013-03-31" }, ["training", "over"]],
    [{ acceptingOn: "2013-10-31", status: "SUSPENDED" }, []],
  ])("filters the list of support programs by %j", async (filter, found) => {
    expect(await listed({ filter })).toEqual(found);
  });

  it.each([
    ["訓練", ["training"]],
    ["ぱそこん", ["training"]],
    ["ﾊﾟｿｺﾝ", ["training"]],
    ["受講料", ["training"]],
    ["パソ・コン", ["training"]],
    ["雇用推進", []],
  ])("searches the list of support programs for %s in title, summary and detail", async (search, found) => {
    expect(await listed({ search })).toEqual(found);
  });
});
