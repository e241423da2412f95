import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
const known: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  known.sato = await arrangeCity(party, "city_file", {
    name: "佐藤 花子",
    name_kana: "サトウ ハナコ",
    registered_on: "2013-10-03",
  });
  known.suzuki = await arrangeCity(party, "city_file", {
    name: "鈴木 一郎",
    name_kana: "スズキ イチロウ",
    registered_on: "2013-10-02",
    registered_at: "teine",
  });
  known.white = await arrangeCity(party, "city_file", {
    name: "ホワイト アン",
    name_kana: "アン ホワイト",
    registered_on: "2013-10-01",
    status: "DORMANT",
  });
  known.tanaka = await arrangeCity(party, "city_file", {
    name: "田中 久美子",
    name_kana: "タナカ クミコ",
    registered_on: "2013-09-30",
    status: "CLOSED",
  });
});
afterAll(() => party?.[Symbol.asyncDispose]());

async function seekers(given: Record<string, unknown>): Promise<string[]> {
  const { data, errors } = await party.ask(
    `query ($search: String, $filter: SeekerFilter, $order: SeekerOrder, $first: Int, $after: String) {
      seekers(search: $search, filter: $filter, order: $order, first: $first, after: $after) { edges { node { id } } totalCount }
    }`,
    { first: 10, ...given },
  );
  expect(errors).toEqual([]);
  expect(data.seekers.totalCount).toBe(data.seekers.edges.length);
  const names = new Map(Object.entries(known).map(([name, id]) => [id, name]));
  return data.seekers.edges.map(({ node }: { node: { id: string } }) => names.get(node.id));
}

describe("the worklist of seekers", () => {
  it("lists seekers from the file opened last", async () => {
    expect(await seekers({})).toEqual(["sato", "suzuki", "white"]);
  });

  it("lists a person whose file has ended only where a search or a state asks", async () => {
    expect(await seekers({})).not.toContain("tanaka");
    expect(await seekers({ search: "田中" })).toEqual(["tanaka"]);
    expect(await seekers({ filter: { status: "CLOSED" } })).toEqual(["tanaka"]);
  });

  it.each([
    ["two characters of a name", "花子", ["sato"]],
    ["katakana", "スズキ", ["suzuki"]],
    ["hiragana", "すずき", ["suzuki"]],
    ["half-width katakana", "ｽｽﾞｷ", ["suzuki"]],
    ["a full-width space", "佐藤　花", ["sato"]],
    ["one character", "鈴", ["suzuki"]],
    ["a name nobody has", "高橋", []],
    ["blanks alone", "  ", ["sato", "suzuki", "white"]],
  ])("searches the worklist of seekers by %s", async (_, search, found) => {
    expect(await seekers({ search })).toEqual(found);
  });

  it.each([
    [{ servicePointId: "teine" }, ["suzuki"]],
    [{ servicePointId: "atsubetsu" }, []],
    [{ status: "DORMANT" }, ["white"]],
    [{ servicePointId: "shiroishi", status: "OPEN" }, ["sato"]],
  ])("filters the worklist of seekers by %j", async (filter, found) => {
    expect(await seekers({ filter })).toEqual(found);
  });

  it("finds the persons without a consent that opens something today", async () => {
    const consent = (seeker_id: string | undefined, expires_on: string) =>
      arrangeCity(party, "disclosure_consent", { seeker_id, given_on: "2013-10-01", expires_on });
    await consent(known.sato, "2013-10-31");
    await consent(known.white, "2013-10-30");
    expect(await seekers({ filter: { withoutConsent: true } })).toEqual(["suzuki", "white"]);
    expect(await seekers({ filter: { withoutConsent: false } })).toEqual(["sato"]);
  });

  it("filters and searches the worklist of seekers at once", async () => {
    expect(await seekers({ search: "ホワイト", filter: { status: "DORMANT" } })).toEqual(["white"]);
    expect(await seekers({ search: "ホワイト", filter: { status: "OPEN" } })).toEqual([]);
  });

  it.each([
    ["first: 0", "PAGE_SIZE"],
    ["first: 101", "PAGE_SIZE"],
    ["first: 1, last: 1", "FIRST_OR_LAST"],
    ['first: 1, after: "?"', "WRONG_CURSOR"],
    ['first: 1, before: "?"', "WRONG_CURSOR"],
  ])("refuses the worklist of seekers with %s", async (page, refusal) => {
    const { data, errors } = await party.ask(`{ seekers(${page}) { edges { cursor } } }`);
    expect([data.seekers, errors]).toMatchObject([null, [{ extensions: { code: "BAD_USER_INPUT", refusal } }]]);
  });

  it("lists seekers by the kana of their names, page by page", async () => {
    const page = async (given: string) =>
      (await party.ask(`{ seekers(order: BY_NAME, ${given}) { edges { node { id } } pageInfo { endCursor } } }`)).data
        .seekers;
    expect(await seekers({ order: "BY_NAME" })).toEqual(["white", "sato", "suzuki"]);
    expect(await seekers({ order: "BY_NAME", filter: { servicePointId: "shiroishi" } })).toEqual(["white", "sato"]);
    const first = await page("first: 1");
    const { edges } = await page(`first: 1, after: "${first.pageInfo.endCursor}"`);
    expect([first.edges, edges]).toEqual([[{ node: { id: known.white } }], [{ node: { id: known.sato } }]]);
    const query = `{ seekers(first: 1, after: "${first.pageInfo.endCursor}") { edges { cursor } } }`;
    expect((await party.ask(query)).errors).toMatchObject([{ extensions: { refusal: "WRONG_CURSOR" } }]);
  });

  it("pages the worklist of seekers forward and backward", async () => {
    const page = async (given: string) =>
      (await party.ask(`{ seekers(${given}) { edges { node { id } } pageInfo { startCursor endCursor } } }`)).data
        .seekers;
    const first = await page("first: 2");
    const next = await page(`first: 2, after: "${first.pageInfo.endCursor}"`);
    expect(next.edges).toEqual([{ node: { id: known.white } }]);
    expect(await page(`last: 2, before: "${next.pageInfo.startCursor}"`)).toEqual(first);
  });
});
