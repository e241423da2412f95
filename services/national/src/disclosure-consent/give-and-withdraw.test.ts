import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import type { Posing } from "@aiwork/runtime/testing/test-caller";
import { national } from "../national";
import { arrange } from "../testing/arrange";
import { askAct, COUNSELOR, ELSEWHERE, refusalOf } from "../testing/ask-act";

let party: TestParty;
let seekerId: string;
beforeAll(async () => {
  party = await openTestParty(national, "seed", "2013-10-31");
});
beforeEach(async () => {
  seekerId = await arrange(party).person();
  await arrange(party).registration({ seekerId });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const CITY: Posing = { role: "city.counselor", servicePoints: ["shiroishi"] };
const PLAIN = { purpose: "一体的な就労支援", evidence: "ORAL_RECORDED", expiresOn: "2014-10-30" };
const give = (who: Posing, ...categories: string[]) =>
  askAct(party, who, "giveNationalConsent", { seekerId, ...PLAIN, categories }, "consent { id status evidence }");
const withdraw = (who: Posing, consentId: string) =>
  askAct(party, who, "withdrawNationalConsent", { consentId }, "consent { status }");
const seenByCity = async () => {
  const { data, errors } = await party.askAs(
    CITY,
    `query ($id: ID!) { seeker(id: $id) { national { profile { name } registration { status }
      withheld { category reason } } } }`,
    { id: seekerId },
  );
  expect(errors).toEqual([]);
  return data.seeker.national;
};

describe("a consent held by the national side", () => {
  it("opens its categories to the city, and closes them at the next read after it is withdrawn", async () => {
    expect(await seenByCity()).toBeNull();
    const { consent } = await give(COUNSELOR, "NATIONAL_PROFILE");
    expect(consent).toMatchObject({ status: "ACTIVE", evidence: "ORAL_RECORDED" });
    expect(await seenByCity()).toMatchObject({ profile: { name: "見本 花子" }, registration: null });
    expect((await withdraw(COUNSELOR, consent.id)).consent).toEqual({ status: "WITHDRAWN" });
    const { profile, withheld } = await seenByCity();
    expect(profile).toBeNull();
    expect(withheld).toContainEqual({ category: "NATIONAL_PROFILE", reason: "CONSENT_WITHDRAWN" });
  });

  it("refuses a consent to city data, and one at another service point", async () => {
    expect(refusalOf(await give(COUNSELOR, "CITY_PROFILE"))).toEqual(["CATEGORY_NOT_HELD", "categories"]);
    expect(refusalOf(await give(ELSEWHERE, "REGISTRATION"))).toEqual(["NO_SUCH_RECORD", "seekerId"]);
  });

  it("withdraws a consent only once", async () => {
    const { consent } = await give(COUNSELOR, "REGISTRATION");
    await withdraw(COUNSELOR, consent.id);
    expect(refusalOf(await withdraw(COUNSELOR, consent.id))[0]).toBe("CONSENT_ENDED");
  });
});
