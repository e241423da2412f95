import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { cityMutations, NATIONAL_GUEST, NATIONAL_GUEST_ELSEWHERE } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let seekerId: string;
let consentId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
beforeEach(async () => {
  seekerId = await arrangeCity(party, "city_file", { name: "見本 花子" });
  consentId = await arrangeCity(party, "disclosure_consent", { seeker_id: seekerId, categories: ["CITY_PROFILE"] });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const ELSEWHERE: CallerClaims = { ...NATIONAL_GUEST_ELSEWHERE, name: "職業 三郎" };
const ask = (who: CallerClaims, fields: string) =>
  party.askAs(who, `query ($id: ID!) { seeker(id: $id) { city { ${fields} } } }`, { id: seekerId });
const half = async (who: CallerClaims, fields = "profile { name } nextAction { text }") =>
  (await ask(who, fields)).data.seeker.city;
const open = (who: CallerClaims) => mutations.mutate(who, "openCityRecordWithReason", { seekerId, ...OPENING });
const OPEN = { profile: { name: "見本 花子" }, nextAction: null };

describe("a consent", () => {
  it("reaches the other party at the service point that serves the person, and moves with a transfer", async () => {
    expect(await half(NATIONAL_GUEST)).toEqual(OPEN);
    expect(await half(ELSEWHERE)).toBeNull();
    await mutations.rows("update city_file set registered_at = 'toyohira' where seeker_id = $1", seekerId);
    expect(await half(NATIONAL_GUEST)).toBeNull();
    expect(await half(ELSEWHERE)).toEqual(OPEN);
  });

  it("reaches the other party elsewhere once the record was opened with a reason, for that day", async () => {
    expect((await open(ELSEWHERE)).userErrors).toEqual([]);
    expect(await half(ELSEWHERE)).toEqual(OPEN);
    expect(await half({ ...ELSEWHERE, subject: "somebody else" })).toBeNull();
    party.comesTo("2013-11-01");
    expect(await half(ELSEWHERE)).toBeNull();
    party.comesTo("2013-10-31");
  });

  it("is needed for such an opening, which says nothing of a person who has given none", async () => {
    seekerId = await arrangeCity(party, "city_file");
    const refused = { seekerId, ...OPENING };
    expect(await mutations.userError(ELSEWHERE, "openCityRecordWithReason", refused)).toBe("NO_SUCH_RECORD seekerId");
    expect(await half(ELSEWHERE)).toBeNull();
  });

  it("is named by the access records, with the reader's service points", async () => {
    await half(NATIONAL_GUEST);
    await open(ELSEWHERE);
    await half(ELSEWHERE);
    const fields = "accessRecords(first: 9) { edges { node { basis reason servicePointIds consentIds } } }";
    const { accessRecords } = await half({ role: "seeker", seekerId }, fields);
    const records = accessRecords.edges.map(({ node }: { node: object }) => node);
    const given = { consentIds: [consentId] };
    expect(records).toContainEqual({ basis: "CONSENT", reason: null, servicePointIds: ["shiroishi"], ...given });
    const opened = { basis: "BREAK_GLASS", reason: OPENING.reason, servicePointIds: ["toyohira"] };
    expect(records).toContainEqual({ ...opened, ...given });
  });
});
