import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("a file that was closed before today", () => {
  it("gives the service point neither the half nor an act on it, and can be reopened there for who came", async () => {
    const seekerId = await arrangeCity(party, "city_file", { status: "CLOSED", name: "見本 花子" });
    const query = "query ($id: ID!) { seeker(id: $id) { city { profile { name } } } }";
    const half = async () => (await party.askAs(CITY_COUNSELOR, query, { id: seekerId })).data.seeker.city;
    expect((await half())?.profile ?? null).toBeNull();
    const { userError, mutate } = cityMutations(party);
    const revision = { seekerId, phone: "011-000-0000", reason: "訂正" };
    expect(await userError(CITY_COUNSELOR, "reviseCityProfile", revision)).toBe("FILE_CLOSED seekerId");
    const reopening = { seekerId, to: "OPEN", reason: "再び来所したため" };
    expect(await userError(CITY_COUNSELOR, "changeCityFileStatus", reopening)).toBe("OPEN_RECORD_FIRST seekerId");
    const colleague = { ...CITY_COUNSELOR, subject: "colleague" };
    for (const [who, ground] of [
      [CITY_COUNSELOR, "COMPLAINT"],
      [colleague, "PERSON_CAME"],
    ] as const)
      await mutate(who, "openCityRecordWithReason", { seekerId, ...OPENING, ground });
    expect(await userError(CITY_COUNSELOR, "changeCityFileStatus", reopening)).toBe("OPEN_RECORD_FIRST seekerId");
    expect((await mutate(colleague, "changeCityFileStatus", reopening)).userErrors).toEqual([]);
    expect(await half()).toEqual({ profile: { name: "見本 花子" } });
  });
});
