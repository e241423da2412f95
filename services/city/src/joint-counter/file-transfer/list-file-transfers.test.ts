import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { walkBothWays } from "@aiwork/kit/subgraph/walk-both-ways";
import { city } from "../../city";

let party: TestParty;
const transfers: Record<string, string> = {};
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  for (const servicePointId of ["toyohira", "teine"]) {
    transfers[servicePointId] = randomUUID();
    await party.database.dataSource.query(
      `insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status)
        values ($1, $2, 'shiroishi', $3, 'REFUSED')`,
      [transfers[servicePointId], await arrangeCity(party, "city_file"), servicePointId],
    );
  }
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("the worklist of transfers", () => {
  it.each([
    ["the giving", "shiroishi", ["toyohira", "teine"]],
    ["a taking", "teine", ["teine"]],
    ["an unconcerned", "minami", []],
  ])("holds those of %s service point", async (_, point, to) => {
    const who: CallerClaims = { role: "city.counselor", servicePoints: [point] };
    const { data } = await party.askAs(who, "{ cityFileTransfers(first: 9) { edges { node { id } } } }");
    const listed = data.cityFileTransfers.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(listed.sort()).toEqual(to.map((servicePoint) => transfers[servicePoint]).sort());
  });

  it("is read in pages, in both directions", async () => {
    await walkBothWays((query) => party.askAs(CITY_COUNSELOR, query), { way: ["cityFileTransfers"] });
  });
});
