import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let seekerId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
beforeEach(async () => {
  seekerId = await arrangeCity(party, "city_file");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const COUNSELOR: CallerClaims = { role: "city.counselor", servicePoints: ["shiroishi"], name: "相談 花子" };
const ELSEWHERE: CallerClaims = { role: "city.counselor", servicePoints: ["toyohira"] };
const NATIONAL: CallerClaims = { role: "national.counselor", servicePoints: ["shiroishi"] };
const person = (): CallerClaims => ({ role: "seeker", seekerId });

const PLAIN = {
  categories: ["CITY_PROFILE"],
  purpose: "就労支援のため",
  evidence: "SIGNED_FORM",
  expiresOn: "2014-10-30",
};

async function give(who: CallerClaims, more: object = {}) {
  const { data, errors } = await party.askAs(
    who,
    `mutation ($input: GiveCityConsentInput!) { giveCityConsent(input: $input) {
      consent { id categories evidence givenOn expiresOn status takenBy { role name } } userErrors { code path } } }`,
    { input: { idempotencyKey: randomUUID(), seekerId, ...PLAIN, ...more } },
  );
  expect(errors).toEqual([]);
  return data.giveCityConsent;
}

async function withdraw(who: CallerClaims, given: string | object, fields = "consent { status }") {
  const { data, errors } = await party.askAs(
    who,
    `mutation ($input: WithdrawCityConsentInput!) { withdrawCityConsent(input: $input) {
      ${fields} userErrors { code } } }`,
    { input: { idempotencyKey: randomUUID(), ...(typeof given === "string" ? { consentId: given } : given) } },
  );
  expect(errors).toEqual([]);
  return data.withdrawCityConsent;
}

async function seenByNational() {
  const { data, errors } = await party.askAs(
    NATIONAL,
    `query ($id: ID!) { seeker(id: $id) { city { profile { name } nextAction { text } visits(first: 1) { totalCount }
      withheld { category reason } } } }`,
    { id: seekerId },
  );
  expect(errors).toEqual([]);
  return data.seeker.city;
}

describe("a withdrawal of categories", () => {
  const never = { category: null, reason: "NEVER_SHARED" };
  const closed = (reason: string, ...categories: string[]) => categories.map((category) => ({ category, reason }));
  const OTHERS = ["COUNSELING_SUMMARY", "PROGRAM_APPLICATION", "LIAISON"];

  it("closes what is withdrawn though another consent covers it, and opens it with the next consent", async () => {
    await arrangeCity(party, "disclosure_consent", { seeker_id: seekerId, given_on: "2013-09-01" });
    const { consent } = await give(COUNSELOR);
    await withdraw(COUNSELOR, consent.id);
    const half = await seenByNational();
    expect(half.profile).toBeNull();
    expect(half.withheld).toEqual([
      ...closed("CONSENT_WITHDRAWN", "CITY_PROFILE"),
      ...closed("NO_CONSENT", ...OTHERS),
      never,
    ]);
    await give(COUNSELOR);
    expect((await seenByNational()).profile).toEqual({ name: "試験 太郎" });
  });

  it("closes the category that is withdrawn in every consent, and tells what stays open", async () => {
    const { consent } = await give(COUNSELOR, { categories: ["CITY_PROFILE", "LIAISON"] });
    await give(person(), { categories: ["CITY_PROFILE", "COUNSELING_SUMMARY"], evidence: "ONLINE" });
    const fields = "consent { status withdrawnCategories withdrawnAt } openCategories";
    const given = { consentId: consent.id, categories: ["CITY_PROFILE"] };
    expect(await withdraw(person(), given, fields)).toEqual({
      consent: { status: "ACTIVE", withdrawnCategories: ["CITY_PROFILE"], withdrawnAt: null },
      openCategories: ["COUNSELING_SUMMARY", "LIAISON"],
      userErrors: [],
    });
    const half = await seenByNational();
    expect(half.profile).toBeNull();
    expect(half.withheld).toEqual([
      ...closed("CONSENT_WITHDRAWN", "CITY_PROFILE"),
      ...closed("NO_CONSENT", "PROGRAM_APPLICATION"),
      never,
    ]);
    const rest = await withdraw(COUNSELOR, consent.id, fields);
    expect(rest.consent).toMatchObject({ status: "WITHDRAWN", withdrawnCategories: ["CITY_PROFILE", "LIAISON"] });
    expect(rest.openCategories).toEqual(["COUNSELING_SUMMARY"]);
    const query = "query ($id: ID!) { seeker(id: $id) { city { timeline { id kind } } } }";
    const { timeline } = (await party.askAs(person(), query, { id: seekerId })).data.seeker.city;
    const withdrawals = timeline.filter(({ kind }: { kind: string }) => kind === "CONSENT_WITHDRAWN");
    expect(new Set(withdrawals.map(({ id }: { id: string }) => id)).size).toBe(3);
  });

  it("is told of no category that an earlier consent opens still when a later one has run out", async () => {
    const categories = ["CITY_PROFILE", "LIAISON"];
    await arrangeCity(party, "disclosure_consent", { seeker_id: seekerId, categories, given_on: "2013-04-01" });
    const short = { given_on: "2013-09-01", expires_on: "2013-10-01" };
    await arrangeCity(party, "disclosure_consent", { seeker_id: seekerId, categories, ...short });
    const half = await seenByNational();
    expect(half.profile).not.toBeNull();
    expect(half.withheld).toEqual([...closed("NO_CONSENT", "COUNSELING_SUMMARY", "PROGRAM_APPLICATION"), never]);
  });

  it("closes everything when the person withdraws all", async () => {
    await give(COUNSELOR, { categories: ["CITY_PROFILE", "LIAISON"] });
    await give(COUNSELOR, { categories: ["COUNSELING_SUMMARY"] });
    const all = await withdraw(person(), { seekerId }, "consent { status } openCategories");
    expect(all).toEqual({ consent: null, openCategories: [], userErrors: [] });
    const half = await seenByNational();
    expect(half.withheld).toEqual([
      ...closed("CONSENT_WITHDRAWN", "CITY_PROFILE", "COUNSELING_SUMMARY"),
      ...closed("NO_CONSENT", "PROGRAM_APPLICATION"),
      ...closed("CONSENT_WITHDRAWN", "LIAISON"),
      never,
    ]);
  });

  it.each([
    ["of neither a consent nor a person", () => COUNSELOR, () => ({}), "CONSENT_OR_PERSON"],
    [
      "of both a consent and a person",
      () => COUNSELOR,
      (consentId: string) => ({ consentId, seekerId }),
      "CONSENT_OR_PERSON",
    ],
    ["by staff at another service point", () => ELSEWHERE, () => ({ seekerId }), "NO_SUCH_RECORD"],
    ["by another person", () => ({ role: "seeker", seekerId: randomUUID() }), () => ({ seekerId }), "NO_SUCH_RECORD"],
    ["of no category", () => COUNSELOR, () => ({ seekerId, categories: [] }), "NO_CATEGORY"],
    [
      "of a category of the other party",
      () => COUNSELOR,
      () => ({ seekerId, categories: ["PLACEMENT"] }),
      "CATEGORY_NOT_HELD",
    ],
    ["of what no consent covers", () => COUNSELOR, () => ({ seekerId, categories: ["LIAISON"] }), "NOTHING_OPEN"],
    [
      "of what the consent does not cover",
      () => COUNSELOR,
      (consentId: string) => ({ consentId, categories: ["LIAISON"] }),
      "NOTHING_OPEN",
    ],
  ])("refuses a withdrawal %s, and writes nothing", async (_, who, given, code) => {
    const { consent } = await give(COUNSELOR);
    expect((await withdraw(who(), given(consent.id), "openCategories")).userErrors).toEqual([{ code }]);
    expect((await seenByNational()).profile).not.toBeNull();
  });

  it("is never undone, whoever writes", async () => {
    const { consent } = await give(COUNSELOR, { categories: ["CITY_PROFILE", "LIAISON"] });
    await withdraw(COUNSELOR, { seekerId, categories: ["LIAISON"] });
    const write = (set: string) =>
      party.database.dataSource.query(`update disclosure_consent set ${set} where id = $1`, [consent.id]);
    const standing = { constraint: "withdrawal_stands" };
    await expect(write("withdrawn_categories = '{}'")).rejects.toMatchObject(standing);
    await withdraw(COUNSELOR, consent.id);
    await expect(write("withdrawn_at = null")).rejects.toMatchObject(standing);
  });
});
