import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
beforeEach(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  seekerId = await arrangeCity(party, "city_file", { name: "見本 花子", name_kana: "ミホン ハナコ" });
});
afterEach(() => party?.[Symbol.asyncDispose]());

const change = (to: string) =>
  mutations.mutate(
    CITY_COUNSELOR,
    "changeCityFileStatus",
    { seekerId, to, reason: "来所が途絶えたため" },
    "seeker { city { profile { status } } }",
  );
async function half(who: CallerClaims = CITY_COUNSELOR) {
  const query = "query ($id: ID!) { seeker(id: $id) { city { profile { name } } } }";
  return (await party.askAs(who, query, { id: seekerId })).data.seeker.city;
}
const OPEN = { profile: { name: "見本 花子" } };

describe("the standing of a service point", () => {
  it("ends with the day on which the file was closed, and comes back when it is reopened", async () => {
    expect((await change("CLOSED")).seeker.city.profile.status).toBe("CLOSED");
    expect(await half()).toEqual(OPEN);
    party.comesTo("2013-11-01");
    expect(await half()).toBeNull();
    expect(await half({ role: "seeker", seekerId })).toEqual(OPEN);
    const consent = {
      seekerId,
      categories: ["CITY_PROFILE"],
      purpose: "支援",
      evidence: "ORAL_RECORDED",
      expiresOn: "2014-03-31",
    };
    expect(await mutations.userError(CITY_COUNSELOR, "giveCityConsent", consent)).toBe("NO_SUCH_RECORD seekerId");
    const revision = { seekerId, phone: "011-000-0000", reason: "訂正" };
    expect(await mutations.userError(CITY_COUNSELOR, "reviseCityProfile", revision)).toBe("FILE_CLOSED seekerId");
    await mutations.mutate(CITY_COUNSELOR, "openCityRecordWithReason", { seekerId, ...OPENING });
    expect((await change("OPEN")).seeker.city.profile.status).toBe("OPEN");
    party.comesTo("2013-11-02");
    expect(await half()).toEqual(OPEN);
  });

  it("lets the service point that served the person last find, anonymize and hand over the person, and no other", async () => {
    await change("CLOSED");
    party.comesTo("2013-12-31");
    const search = async (who: CallerClaims) =>
      JSON.stringify(await party.askAs(who, `{ seekers(search: "見本 花子", first: 50) { edges { node { id } } } }`));
    expect(await search(CITY_COUNSELOR)).toContain(seekerId);
    expect(await search(CITY_COUNSELOR_ELSEWHERE)).not.toContain(seekerId);
    const moving = { seekerId, servicePointId: "toyohira", reason: "転居" };
    expect((await mutations.mutate(CITY_COUNSELOR, "handOverCityFile", moving)).userErrors).toEqual([]);
    const reopening = { seekerId, to: "OPEN", reason: "再び来所したため" };
    expect(await mutations.userError(CITY_COUNSELOR, "changeCityFileStatus", reopening)).toBe(
      "NO_SUCH_RECORD seekerId",
    );
    const anonymizing = { ...reopening, to: "ANONYMIZED" };
    const anonymized = await byTwoPersons(CITY_COUNSELOR_ELSEWHERE, (who) =>
      mutations.mutate(who, "changeCityFileStatus", anonymizing),
    );
    expect(anonymized.userErrors).toEqual([]);
  });

  it("does not go on by a liaison that the national side sent to the service point that hands over", async () => {
    const sent = { seeker_id: seekerId, service_point_id: "shiroishi", status: "SENT" };
    await arrangeCity(party, "liaison", { ...sent, opened_by: "NATIONAL" });
    const transfer = { seekerId, servicePointId: "toyohira", reason: "転居" };
    await mutations.mutate(CITY_COUNSELOR, "handOverCityFile", transfer);
    expect(await half()).toBeNull();
  });
});
