import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import {
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
beforeEach(async () => {
  seekerId = await arrangeNational(party).person();
  await arrangeNational(party).registration({ seekerId });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const CITY: CallerClaims = { role: "city.counselor", servicePoints: ["shiroishi"] };
const PLAIN = { purpose: "一体的な就労支援", evidence: "ORAL_RECORDED", expiresOn: "2014-10-30" };
const give = (who: CallerClaims, ...categories: string[]) =>
  sendNationalMutation(
    party,
    who,
    "giveNationalConsent",
    { seekerId, ...PLAIN, categories },
    "consent { id status evidence }",
  );
const withdraw = (who: CallerClaims, consentId: string) =>
  sendNationalMutation(party, who, "withdrawNationalConsent", { consentId }, "consent { status }");
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
    const { consent } = await give(NATIONAL_COUNSELOR, "NATIONAL_PROFILE");
    expect(consent).toMatchObject({ status: "ACTIVE", evidence: "ORAL_RECORDED" });
    expect(await seenByCity()).toMatchObject({ profile: { name: "見本 花子" }, registration: null });
    expect((await withdraw(NATIONAL_COUNSELOR, consent.id)).consent).toEqual({ status: "WITHDRAWN" });
    const { profile, withheld } = await seenByCity();
    expect(profile).toBeNull();
    expect(withheld).toContainEqual({ category: "NATIONAL_PROFILE", reason: "CONSENT_WITHDRAWN" });
  });

  it("refuses a consent to city data, and one at another service point", async () => {
    expect(onlyUserError(await give(NATIONAL_COUNSELOR, "CITY_PROFILE"))).toEqual(["CATEGORY_NOT_HELD", "categories"]);
    expect(onlyUserError(await give(NATIONAL_COUNSELOR_ELSEWHERE, "REGISTRATION"))).toEqual([
      "NO_SUCH_RECORD",
      "seekerId",
    ]);
  });

  it("closes the category that is withdrawn in every consent, and tells what stays open", async () => {
    await give(NATIONAL_COUNSELOR, "NATIONAL_PROFILE", "REGISTRATION");
    await give(NATIONAL_COUNSELOR, "REGISTRATION");
    const input = { seekerId, categories: ["REGISTRATION"] };
    expect(
      await sendNationalMutation(
        party,
        { role: "seeker", seekerId },
        "withdrawNationalConsent",
        input,
        "consent { id } openCategories",
      ),
    ).toEqual({ consent: null, openCategories: ["NATIONAL_PROFILE"], userErrors: [] });
    const { profile, registration, withheld } = await seenByCity();
    expect([profile, registration]).toEqual([{ name: "見本 花子" }, null]);
    expect(withheld).toContainEqual({ category: "REGISTRATION", reason: "CONSENT_WITHDRAWN" });
    const again = await sendNationalMutation(party, NATIONAL_COUNSELOR, "withdrawNationalConsent", input);
    expect(onlyUserError(again)).toEqual(["NOTHING_OPEN", "categories"]);
    const query = "query ($id: ID!) { seeker(id: $id) { national { timeline { id kind } } } }";
    const { timeline } = (await party.askAs(NATIONAL_COUNSELOR, query, { id: seekerId })).data.seeker.national;
    const withdrawals = timeline.filter(({ kind }: { kind: string }) => kind === "CONSENT_WITHDRAWN");
    expect(new Set(withdrawals.map(({ id }: { id: string }) => id)).size).toBe(2);
  });

  it("withdraws a consent only once", async () => {
    const { consent } = await give(NATIONAL_COUNSELOR, "REGISTRATION");
    await withdraw(NATIONAL_COUNSELOR, consent.id);
    expect(onlyUserError(await withdraw(NATIONAL_COUNSELOR, consent.id))[0]).toBe("CONSENT_ENDED");
  });
});
