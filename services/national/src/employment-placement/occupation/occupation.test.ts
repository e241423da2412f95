import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function listed(variables: { edition?: string; search?: string } = {}) {
  const query = `query ($edition: String, $search: String) {
    occupations(edition: $edition, search: $search) { code title edition majorGroup } }`;
  const { data, errors } = await party.askAs({ role: "anonymous" }, query, variables);
  expect(errors).toEqual([]);
  return data.occupations as { code: string; title: string; edition: string; majorGroup: string | null }[];
}

describe("the list of occupations", () => {
  it("holds the 11 major and 73 middle groups of the edition in use, each under its major group", async () => {
    const all = await listed();
    const majors = all.filter(({ majorGroup }) => majorGroup === null);
    expect([majors.length, all.length - majors.length]).toEqual([11, 73]);
    expect(new Set(all.map(({ edition }) => edition))).toEqual(new Set(["2011"]));
    const codes = all.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(all).toContainEqual({ code: "E/36", title: "介護サービスの職業", edition: "2011", majorGroup: "E" });
  });

  it.each([
    ["介護", ["E/36"]],
    ["d", ["D", "D/32", "D/33", "D/34"]],
    [" E/36 ", ["E/36"]],
    ["宇宙", []],
  ])("is searched by code or title: %s", async (search, codes) => {
    expect((await listed({ search })).map(({ code }) => code)).toEqual(codes);
  });

  it("answers another edition by its name, and the one in use from its first day on", async () => {
    for (const edition of ["2022", "２０２２"])
      expect(await listed({ edition, search: "警備" })).toEqual([
        { code: "10", title: "警備・保安の職業", edition: "2022", majorGroup: null },
      ]);
    party.comesTo("2023-03-01");
    expect(await listed()).toHaveLength(15);
    party.comesTo("2013-10-31");
  });

  it("is refused for an edition that is not there", async () => {
    const { data, errors } = await party.ask('{ occupations(edition: "1999") { code } }');
    expect(data.occupations).toBeNull();
    expect(errors).toMatchObject([{ extensions: { refusal: "UNKNOWN_CODE", inputPath: ["edition"] } }]);
  });
});
