import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
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

async function withdraw(who: CallerClaims, consentId: string) {
  const { data, errors } = await party.askAs(
    who,
    `mutation ($input: WithdrawCityConsentInput!) { withdrawCityConsent(input: $input) {
      consent { status } userErrors { code } } }`,
    { input: { idempotencyKey: randomUUID(), consentId } },
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

describe("a consent", () => {
  it("lets staff at the person's service point record a consent, and the person give it online", async () => {
    expect((await give(COUNSELOR)).consent).toEqual({
      id: expect.any(String),
      categories: ["CITY_PROFILE"],
      evidence: "SIGNED_FORM",
      givenOn: "2013-10-31",
      expiresOn: "2014-10-30",
      status: "ACTIVE",
      takenBy: { role: "city.counselor", name: "相談 花子" },
    });
    expect((await give(person(), { evidence: "ONLINE" })).consent).toMatchObject({ status: "ACTIVE", takenBy: null });
  });

  it("lasts three years at most, also in the database, and is due for renewal 30 days before its end", async () => {
    const { consent } = await give(COUNSELOR, { expiresOn: "2016-10-30" });
    expect(consent.status).toBe("ACTIVE");
    await give(COUNSELOR, { expiresOn: "2013-12-01" });
    await give(COUNSELOR, { expiresOn: "2013-11-30" });
    const query = "query ($id: ID!) { seeker(id: $id) { city { consents { expiresOn renewalDue } } } }";
    const due = async (today: string) => {
      party.comesTo(today);
      const { data } = await party.askAs(person(), query, { id: seekerId });
      const consents: { expiresOn: string; renewalDue: boolean }[] = data.seeker.city.consents;
      return consents.filter(({ renewalDue }) => renewalDue).map(({ expiresOn }) => expiresOn);
    };
    expect(await due("2013-10-31")).toEqual(["2013-11-30"]);
    expect(await due("2013-12-01")).toEqual(["2013-12-01"]);
    party.comesTo("2013-10-31");
    const longer = "update disclosure_consent set expires_on = '2016-11-01' where id = $1";
    await expect(party.database.dataSource.query(longer, [consent.id])).rejects.toMatchObject({
      constraint: "consent_term",
    });
  });

  it.each([
    ["by staff at another service point", () => ELSEWHERE, {}, "NO_SUCH_RECORD", "seekerId"],
    [
      "of another person",
      () => ({ role: "seeker", seekerId: randomUUID() }),
      { evidence: "ONLINE" },
      "NO_SUCH_RECORD",
      "seekerId",
    ],
    ["by the person on a signed form", person, {}, "EVIDENCE_NOT_YOURS", "evidence"],
    ["by staff online", () => COUNSELOR, { evidence: "ONLINE" }, "EVIDENCE_NOT_YOURS", "evidence"],
    ["to nothing", () => COUNSELOR, { categories: [] }, "NO_CATEGORY", "categories"],
    ["to data of the national side", () => COUNSELOR, { categories: ["PLACEMENT"] }, "CATEGORY_NOT_HELD", "categories"],
    ["for no purpose", () => COUNSELOR, { purpose: " 　" }, "PURPOSE_REQUIRED", "purpose"],
    ["for another age", () => COUNSELOR, { expiresOn: "9999-12-31" }, "CONSENT_TOO_LONG", "expiresOn"],
    ["for three years and a day", () => COUNSELOR, { expiresOn: "2016-10-31" }, "CONSENT_TOO_LONG", "expiresOn"],
    ["that has expired", () => COUNSELOR, { expiresOn: "2013-10-30" }, "ALREADY_EXPIRED", "expiresOn"],
  ])("refuses a consent %s, and writes nothing", async (_, who, more, code, field) => {
    expect(await give(who(), more)).toEqual({ consent: null, userErrors: [{ code, path: [field] }] });
    const written = await party.database.dataSource.query("select from disclosure_consent where seeker_id = $1", [
      seekerId,
    ]);
    expect(written).toHaveLength(0);
  });

  it("says all that is wrong with a consent at once", async () => {
    const wrong = { evidence: "ONLINE", expiresOn: "2013-10-30", categories: [], purpose: " " };
    expect((await give(COUNSELOR, wrong)).userErrors).toEqual([
      { code: "EVIDENCE_NOT_YOURS", path: ["evidence"] },
      { code: "ALREADY_EXPIRED", path: ["expiresOn"] },
      { code: "NO_CATEGORY", path: ["categories"] },
      { code: "PURPOSE_REQUIRED", path: ["purpose"] },
    ]);
  });

  it("refuses a consent of a person whose record was opened with a reason", async () => {
    const opener: CallerClaims = { ...ELSEWHERE, subject: "opener" };
    const input = { idempotencyKey: randomUUID(), seekerId, ...OPENING };
    await party.askAs(
      opener,
      `mutation ($input: OpenCityRecordWithReasonInput!) { openCityRecordWithReason(input: $input) { userErrors { code } } }`,
      { input },
    );
    const query = "query ($id: ID!) { seeker(id: $id) { city { profile { name } } } }";
    expect((await party.askAs(opener, query, { id: seekerId })).data.seeker.city).not.toBeNull();
    expect((await give(opener)).userErrors).toEqual([{ code: "NO_SUCH_RECORD", path: ["seekerId"] }]);
    const { consent } = await give(COUNSELOR);
    expect((await withdraw(opener, consent.id)).userErrors).toEqual([{ code: "NO_SUCH_RECORD" }]);
  });

  it("refuses a consent of an unknown person like that of a person registered elsewhere", async () => {
    expect((await give(COUNSELOR, { seekerId: randomUUID() })).userErrors[0].code).toBe("NO_SUCH_RECORD");
    const unknown = randomUUID();
    const self = { role: "seeker", seekerId: unknown };
    expect((await give(self, { seekerId: unknown, evidence: "ONLINE" })).userErrors[0].code).toBe("NO_SUCH_RECORD");
  });
});

describe("what national staff see", () => {
  const never = { category: null, reason: "NEVER_SHARED" };
  const closed = (reason: string, ...categories: string[]) => categories.map((category) => ({ category, reason }));
  const OTHERS = ["COUNSELING_SUMMARY", "PROGRAM_APPLICATION", "LIAISON"];

  it("shows national staff a consent's categories only from the consent until its withdrawal", async () => {
    expect(await seenByNational()).toBeNull();
    const { consent } = await give(COUNSELOR);
    const rest = { nextAction: null, visits: null };
    const withheld = [...closed("NO_CONSENT", ...OTHERS), never];
    expect(await seenByNational()).toEqual({ profile: { name: "試験 太郎" }, ...rest, withheld });
    expect(await withdraw(person(), consent.id)).toEqual({ consent: { status: "WITHDRAWN" }, userErrors: [] });
    const now = [...closed("CONSENT_WITHDRAWN", "CITY_PROFILE"), ...withheld];
    expect(await seenByNational()).toEqual({ profile: null, ...rest, withheld: now });
  });

  it("withholds the data from national staff on the day after a consent's last day", async () => {
    await arrangeCity(party, "disclosure_consent", {
      seeker_id: seekerId,
      categories: ["LIAISON"],
      expires_on: "2013-10-30",
    });
    const half = await seenByNational();
    expect(half.withheld).toContainEqual({ category: "LIAISON", reason: "CONSENT_EXPIRED" });
  });

  it("reports no withholding to city staff", async () => {
    const query = "query ($id: ID!) { seeker(id: $id) { city { withheld { reason } } } }";
    for (const who of [COUNSELOR, person()])
      expect((await party.askAs(who, query, { id: seekerId })).data.seeker.city.withheld).toEqual([]);
  });
});

describe("a withdrawal", () => {
  it("lets the person or their service point withdraw an active consent once", async () => {
    const { consent } = await give(COUNSELOR);
    expect((await withdraw(ELSEWHERE, consent.id)).userErrors).toEqual([{ code: "NO_SUCH_RECORD" }]);
    expect((await withdraw(COUNSELOR, randomUUID())).userErrors).toEqual([{ code: "NO_SUCH_RECORD" }]);
    expect((await withdraw(COUNSELOR, consent.id)).userErrors).toEqual([]);
    expect((await withdraw(person(), consent.id)).userErrors).toEqual([{ code: "CONSENT_ENDED" }]);
  });
});
