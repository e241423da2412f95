import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { SEARCHED_ALIKE, SEARCHED_APART } from "@aiwork/kit/records/searched-names";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const idsFound = async (search: string): Promise<string[]> => {
  const { data } = await party.ask(
    'query ($search: String) { registrations(search: $search, filter: { servicePointId: "minami" }, first: 10) { edges { node { id } } } }',
    { search },
  );
  return data.registrations.edges.map(({ node }: { node: { id: string } }) => node.id);
};

describe("the search of persons", () => {
  it.each(SEARCHED_ALIKE)("finds %j by %j", async (name, search) => {
    const { person, registration } = arrangeNational(party);
    const registered = await registration({ seekerId: await person({ name }), servicePointId: "minami" });
    expect(await idsFound(search)).toContain(registered);
  });

  it("finds nobody when it names nothing that is kept", async () => {
    expect(await idsFound("・")).toEqual([]);
  });

  it.each(SEARCHED_APART)("does not find %j by %j", async (name, search) => {
    const { person, registration } = arrangeNational(party);
    const registered = await registration({ seekerId: await person({ name }), servicePointId: "minami" });
    expect(await idsFound(search)).not.toContain(registered);
  });
});
