import { randomUUID } from "node:crypto";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";

let system: TestSystem;
let seeker: string;
beforeAll(async () => {
  system = await startTestSystem("demo", { AIWORK_TODAY: "2013-10-31" });
  const { data } = await system.askAs(
    { role: "city.counselor", servicePoints: ["shiroishi"] },
    '{ seekers(search: "見本 一郎", first: 1) { edges { node { id } } } }',
  );
  seeker = data.seekers.edges[0].node.id;
}, 180_000);
afterAll(() => system?.[Symbol.asyncDispose]());

const VIEW = `query ($id: ID!) { seeker(id: $id) { id
  city { profile { name publicAssistance } consents { id } }
  national { registration { number } consultations(first: 1) { edges { node { summary notes } } } } } }`;
const at = (role: string, ...servicePoints: string[]) => ({ role, servicePoints });
const open = (who: Parameters<TestSystem["askAs"]>[0], id = seeker) => system.askAs(who, VIEW, { id });

const OPEN = `mutation ($input: OpenCityRecordWithReasonInput!) { openCityRecordWithReason(input: $input) {
  seeker { city { profile { name } } } userErrors { code message path } } }`;

describe("the division of roles", () => {
  it("shows a counselor the half of the own party in full, and of the other half what the person consented to", async () => {
    const { data: ofCity, errors } = await open(at("city.counselor", "shiroishi"));
    expect(errors).toEqual([]);
    expect(ofCity.seeker.city).toMatchObject({ profile: { publicAssistance: true }, consents: [{}] });
    expect(ofCity.seeker.national.registration.number).toEqual(expect.any(String));
    const { data: ofNational, errors: none } = await open(at("national.counselor", "shiroishi"));
    expect(none).toEqual([]);
    expect(ofNational.seeker.city).toEqual({ profile: { name: "見本 一郎", publicAssistance: null }, consents: null });
  });

  it("shows a person their own record and nobody else's", async () => {
    const { data } = await open({ role: "seeker", seeker });
    expect(data.seeker.city.profile).toEqual({ name: "見本 一郎", publicAssistance: true });
    const stranger = { role: "seeker", seeker: randomUUID() };
    expect((await open(stranger)).data).toEqual({ seeker: { id: seeker, city: null, national: null } });
  });

  it("answers about a person of another service point as if the person did not exist", async () => {
    for (const who of [at("city.counselor", "toyohira"), at("city.counselor")]) {
      const [theirs, nobodys] = [await open(who), await open(who, randomUUID())];
      expect(theirs.data.seeker.city).toBeNull();
      expect([theirs.errors, nobodys.errors, nobodys.data.seeker.city]).toEqual([[], [], null]);
    }
  });

  it("answers UNAUTHENTICATED without a token, and FORBIDDEN to a role that may never read a record", async () => {
    const codes = async (who?: Parameters<typeof open>[0]) => {
      const { data, errors } = await (who ? open(who) : system.ask(VIEW, { id: seeker }));
      expect(data).toEqual({ seeker: { id: seeker, city: null, national: null } });
      return errors.map(({ extensions }) => extensions?.code);
    };
    expect(await codes()).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED"]);
    for (const role of ["reporting", "city.secretariat", "national.order_officer"])
      expect(await codes({ role })).toEqual(["FORBIDDEN", "FORBIDDEN"]);
  });
});

describe("a record that is opened with a reason (緊急閲覧)", () => {
  const substitute = { ...at("city.counselor", "toyohira"), name: "応援 花子" };
  const breakGlass = (reason: string, seekerId = seeker, idempotencyKey: string = randomUUID()) =>
    system.askAs(substitute, OPEN, { input: { idempotencyKey, seekerId, ...OPENING, reason } });

  it("is refused by code without a reason or an existing person, and then changes nothing", async () => {
    const refused = async (answer: ReturnType<typeof breakGlass>) =>
      (await answer).data.openCityRecordWithReason.userErrors[0];
    expect(await refused(breakGlass("  "))).toMatchObject({ code: "REASON_REQUIRED", path: ["reason"] });
    expect(await refused(breakGlass(OPENING.reason, randomUUID()))).toMatchObject({ code: "NO_SUCH_RECORD" });
    expect((await open(substitute)).data.seeker.city).toBeNull();
  });

  it("is readable at once for that member of staff but no colleague, and is recorded once for equal keys", async () => {
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => breakGlass(OPENING.reason, seeker, key)));
    for (const { data, errors } of answers) {
      expect(errors).toEqual([]);
      expect(data.openCityRecordWithReason).toEqual({
        seeker: { city: { profile: { name: "見本 一郎" } } },
        userErrors: [],
      });
    }
    expect((await open(substitute)).data.seeker.city.profile.name).toBe("見本 一郎");
    expect((await open(at("city.counselor", "toyohira"))).data.seeker.city).toBeNull();
    const rows = await system.databases.city.dataSource.query("select by_name, reason from opened_record");
    expect(rows).toEqual([{ by_name: "応援 花子", reason: OPENING.reason }]);
  });
});

describe("a consent (同意)", () => {
  const GIVE = `mutation ($city: GiveCityConsentInput!, $national: GiveNationalConsentInput!) {
    giveCityConsent(input: $city) { consent { id status } userErrors { code } }
    giveNationalConsent(input: $national) { consent { id status } userErrors { code } } }`;
  const WITHDRAW = `mutation ($input: WithdrawNationalConsentInput!) {
    withdrawNationalConsent(input: $input) { consent { status } userErrors { code } } }`;

  it("opens nothing to the other party's staff without a consent", async () => {
    const input = { idempotencyKey: randomUUID(), seekerId: await insertPerson(), ...OPENING };
    const { data, errors } = await system.askAs(at("national.counselor", "toyohira"), OPEN, { input });
    expect(errors).toEqual([]);
    expect(data.openCityRecordWithReason).toMatchObject({ seeker: null, userErrors: [{ code: "NO_SUCH_RECORD" }] });
  });

  it("is given to both parties in one operation, opens each half to the other party, and closes it again when withdrawn", async () => {
    const person = await insertPerson();
    const self = { role: "seeker", seeker: person };
    const terms = { seekerId: person, purpose: "就労支援のため", evidence: "ONLINE", expiresOn: "2014-10-30" };
    const counselors = [at("city.counselor", "teine"), at("national.counselor", "teine")] as const;
    const othersHalves = async () => {
      const [ofCity, ofNational] = [await open(counselors[0], person), await open(counselors[1], person)];
      expect([ofCity.errors, ofNational.errors]).toEqual([[], []]);
      return [ofCity.data.seeker.national, ofNational.data.seeker.city];
    };
    expect(await othersHalves()).toEqual([null, null]);
    const { data, errors } = await system.askAs(self, GIVE, {
      city: { ...terms, idempotencyKey: randomUUID(), categories: ["CITY_PROFILE"] },
      national: { ...terms, idempotencyKey: randomUUID(), categories: ["CONSULTATION_SUMMARY"] },
    });
    expect(errors).toEqual([]);
    const given = { consent: { id: expect.any(String), status: "ACTIVE" }, userErrors: [] };
    expect(data).toEqual({ giveCityConsent: given, giveNationalConsent: given });
    const profile = { name: "試験 花子", publicAssistance: null };
    const nationalHalf = { registration: null, consultations: { edges: [] } };
    expect(await othersHalves()).toEqual([nationalHalf, { profile, consents: null }]);
    const input = { idempotencyKey: randomUUID(), consentId: data.giveNationalConsent.consent.id };
    expect((await system.askAs(self, WITHDRAW, { input })).data.withdrawNationalConsent).toEqual({
      consent: { status: "WITHDRAWN" },
      userErrors: [],
    });
    expect(await othersHalves()).toEqual([
      { registration: null, consultations: null },
      { profile, consents: null },
    ]);
  });

  async function insertPerson(): Promise<string> {
    const id = randomUUID();
    const { city, national } = system.databases;
    await city.dataSource.query(
      `with file as (insert into city_file (seeker_id, registered_at, registered_on) values ($1, 'teine', '2013-10-01'))
       insert into city_profile (seeker_id, name) values ($1, '試験 花子')`,
      [id],
    );
    await national.dataSource.query(
      `with file as (insert into national_file values ($1)), profile as (
         insert into national_profile (seeker_id, name) values ($1, '試験 花子'))
       insert into registration (id, seeker_id, office, service_point_id, received_on, valid_until, status, desired_occupations,
         any_occupation, desired_employment_types, qualifications)
       values (gen_random_uuid(), $1, '札幌', 'teine', '2013-10-01', '2013-12-31', 'PROVISIONAL', '{}', true, '{}', '{}')`,
      [id],
    );
    return id;
  }
});

describe("GET /session", () => {
  const session = async (token?: string) => {
    const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(new URL("/session", system.gateway.url), { headers });
    return [response.status, await response.json()];
  };

  it("describes the caller, even while a party is down", async () => {
    const token = await system.token({ ...at("national.counselor", "teine"), name: "北海 一子" });
    await system.stop("national");
    expect(await session(token)).toEqual([
      200,
      {
        role: "national.counselor",
        party: "NATIONAL",
        servicePoints: ["teine"],
        departments: [],
        subject: expect.stringMatching(/^http\S+ \S+$/),
        name: "北海 一子",
        businessDay: "2013-10-31",
      },
    ]);
    await system.restart("national");
    const nobody = { role: "anonymous", party: null, servicePoints: [], departments: [], subject: null, name: null };
    expect(await session()).toEqual([200, { ...nobody, businessDay: "2013-10-31" }]);
    expect((await session("not.a.token"))[0]).toBe(401);
  });
});
