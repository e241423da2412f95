import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { SEARCHED_ALIKE, SEARCHED_APART } from "@aiwork/kit/records/searched-names";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const idsFound = async (search: string): Promise<string[]> => {
  const { data } = await party.ask(
    'query ($search: String) { seekers(search: $search, filter: { servicePointId: "minami" }, first: 10) { edges { node { id } } } }',
    { search },
  );
  return data.seekers.edges.map(({ node }: { node: { id: string } }) => node.id);
};

describe("the search of persons", () => {
  it.each(SEARCHED_ALIKE)("finds %j by %j", async (name, search) => {
    const id = await arrangeCity(party, "city_file", { name, registered_at: "minami" });
    expect(await idsFound(search)).toContain(id);
  });

  it("finds nobody when it names nothing that is kept", async () => {
    expect(await idsFound("・")).toEqual([]);
  });

  it.each(SEARCHED_APART)("does not find %j by %j", async (name, search) => {
    const id = await arrangeCity(party, "city_file", { name, registered_at: "minami" });
    expect(await idsFound(search)).not.toContain(id);
  });

  it("counts the characters of a search as people do", async () => {
    const query = "query ($search: String) { seekers(search: $search, first: 1) { totalCount } }";
    expect((await party.ask(query, { search: "𠮷".repeat(100) })).errors).toEqual([]);
    const { errors } = await party.ask(query, { search: "𠮷".repeat(101) });
    expect(errors).toMatchObject([{ extensions: { refusal: "SEARCH_TOO_LONG" } }]);
  });
});
