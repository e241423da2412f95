import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import {
  CITY_COUNSELOR,
  CITY_COUNSELOR_ELSEWHERE,
  cityMutations,
  NATIONAL_GUEST,
} from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let duplicateId: string;
let keptId: string;
let programId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
beforeEach(async () => {
  duplicateId = await arrangeCity(party, "city_file", { name: "佐藤花子", registered_at: "toyohira" });
  keptId = await arrangeCity(party, "city_file", { name: "佐藤 花子" });
  programId = await arrangeCity(party, "support_program");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const BOTH: CallerClaims = { ...CITY_COUNSELOR, servicePoints: ["shiroishi", "toyohira"] };
const REASON = "本人確認書類により同一人と確認";
const link = (more: object = {}) =>
  byTwoPersons(BOTH, (who) =>
    mutations.mutate(who, "linkCityFiles", { duplicateId, keptId, reason: REASON, ...more }, "seeker { id }"),
  );
const COUNTED = `profile { name registeredAt { id } history { reason } } nextAction { text } consents { purpose }
  visits(first: 9) { totalCount } counselingSessions(first: 9) { totalCount } liaisons(first: 9) { totalCount }
  programApplications(first: 9) { totalCount } timeline { kind }`;
async function view(who: CallerClaims, id: string, fields = COUNTED) {
  const { data, errors } = await party.askAs(who, `query ($id: ID!) { seeker(id: $id) { id city { ${fields} } } }`, {
    id,
  });
  expect(errors).toEqual([]);
  return data.seeker;
}
async function live(seeker_id: string): Promise<void> {
  await arrangeCity(party, "visit", { seeker_id });
  await arrangeCity(party, "counseling_session", { seeker_id, next_action_text: "応募", next_action_owner: "CITY" });
  await arrangeCity(party, "program_application", { seeker_id, program_id: programId, status: "WITHDRAWN" });
  await arrangeCity(party, "liaison", { seeker_id });
  await arrangeCity(party, "disclosure_consent", { seeker_id });
}

const ONLINE = { categories: ["LIAISON"], purpose: "x", evidence: "ONLINE", expiresOn: "2014-01-01" };

describe("two linked files", () => {
  beforeEach(async () => {
    await live(duplicateId);
    await live(keptId);
    await view({ ...CITY_COUNSELOR_ELSEWHERE, name: "以前 読子" }, duplicateId, "profile { name }");
    expect(await link()).toEqual({ seeker: { id: keptId }, userErrors: [] });
  });

  it("reads linked files as one under both ids, with both histories", async () => {
    const [one, other] = [await view(CITY_COUNSELOR, keptId), await view(CITY_COUNSELOR, duplicateId)];
    expect([one.id, other.id]).toEqual([keptId, duplicateId]);
    expect(other.city).toEqual(one.city);
    const two = { totalCount: 2 };
    expect(one.city).toMatchObject({
      profile: { name: "佐藤 花子", registeredAt: { id: "shiroishi" }, history: [{ reason: REASON }] },
      nextAction: { text: "応募" },
      consents: [{}, {}],
      visits: two,
      counselingSessions: two,
      liaisons: two,
      programApplications: two,
    });
    expect(one.city.timeline).toHaveLength(8);
  });

  it("gives linked files to the service point at which the kept one was opened", async () => {
    expect((await view(CITY_COUNSELOR_ELSEWHERE, duplicateId)).city).toBeNull();
    const { data } = await party.askAs(BOTH, '{ seekers(search: "佐藤", first: 50) { edges { node { id } } } }');
    const listed = data.seekers.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(listed).toContain(keptId);
    expect(listed).not.toContain(duplicateId);
  });

  it("shows linked files to the person who signs in with the kept id", async () => {
    const self: CallerClaims = { role: "seeker", seekerId: keptId };
    const [one, other] = [await view(self, keptId), await view(self, duplicateId)];
    expect(one.city.visits).toEqual({ totalCount: 2 });
    expect(other.city).toEqual(one.city);
    const { consent } = await mutations.mutate(
      self,
      "giveCityConsent",
      { ...ONLINE, seekerId: duplicateId },
      "consent { id }",
    );
    expect((await mutations.mutate(self, "withdrawCityConsent", { consentId: consent.id })).userErrors).toEqual([]);
    expect((await mutations.mutate(self, "withdrawCityConsent", { consentId: randomUUID() })).userErrors).toHaveLength(
      1,
    );
  });

  it("widens by nothing what a token of the other id reads and does", async () => {
    const self: CallerClaims = { role: "seeker", seekerId: duplicateId };
    for (const id of [keptId, duplicateId])
      expect((await view(self, id, "otherIds profile { name }")).city?.profile ?? null).toBeNull();
    const refused = await mutations.userError(self, "giveCityConsent", { ...ONLINE, seekerId: duplicateId });
    expect(refused).toBe("NO_SUCH_RECORD seekerId");
  });

  it("shows linked files to nobody else", async () => {
    const stranger: CallerClaims = { role: "seeker", seekerId: randomUUID() };
    for (const id of [keptId, duplicateId]) expect((await view(stranger, id)).city).toBeNull();
  });

  it("opens linked files to national staff under a consent to either of them", async () => {
    for (const id of [keptId, duplicateId])
      expect(await view(NATIONAL_GUEST, id, "profile { name } visits(first: 1) { totalCount }")).toMatchObject({
        city: { profile: { name: "佐藤 花子" }, visits: null },
      });
  });

  it("accepts mutations on linked files under either id", async () => {
    await mutations.mutate(NATIONAL_GUEST, "recordVisit", {
      servicePointId: "shiroishi",
      visitedOn: "2013-10-31",
      services: ["JOB_TERMINAL"],
      seekerId: duplicateId,
    });
    const booking = { servicePointId: "shiroishi", bookedFor: "2013-11-05T01:00:00.000Z", themes: ["RETENTION"] };
    await mutations.mutate(CITY_COUNSELOR, "bookCounseling", { ...booking, seekerId: duplicateId });
    await mutations.mutate(CITY_COUNSELOR, "applyForProgram", { seekerId: duplicateId, programId });
    await mutations.mutate(CITY_COUNSELOR, "reviseCityProfile", {
      seekerId: duplicateId,
      phone: "011-000-0000",
      reason: "申出",
    });
    const three = { totalCount: 3 };
    const { city: half } = await view(CITY_COUNSELOR, keptId);
    expect(half).toMatchObject({ visits: three, counselingSessions: three, programApplications: three });
    const [{ phone }] = await mutations.rows("select phone from city_profile where seeker_id = $1", keptId);
    expect(phone).toBe("011-000-0000");
  });

  it("opens linked files with a reason under either id, and shows access records of both", async () => {
    const opener = { role: "city.counselor", servicePoints: ["teine"], subject: "opener" };
    await mutations.mutate(opener, "openCityRecordWithReason", { seekerId: duplicateId, ...OPENING });
    for (const id of [keptId, duplicateId]) expect((await view(opener, id, "profile { name }")).city).not.toBeNull();
    const fields = "accessRecords(first: 20) { edges { node { basis by { name } } } }";
    const { edges } = (await view({ role: "seeker", seekerId: keptId }, keptId, fields)).city.accessRecords;
    expect(edges).toContainEqual({ node: expect.objectContaining({ basis: "BREAK_GLASS" }) });
    expect(edges).toContainEqual({ node: { basis: "OWN_ROLE", by: { name: "以前 読子" } } });
  });

  it("links three files, which are one under all ids", async () => {
    const third = await arrangeCity(party, "city_file", { name: "佐藤　花子" });
    expect((await link({ duplicateId: keptId, keptId: third })).seeker).toEqual({ id: third });
    for (const id of [duplicateId, keptId, third])
      expect((await view(CITY_COUNSELOR, id)).city).toMatchObject({
        profile: { name: "佐藤　花子" },
        visits: { totalCount: 2 },
        liaisons: { totalCount: 2 },
      });
  });

  it("anonymizes linked files together", async () => {
    await mutations.mutate(CITY_COUNSELOR, "changeCityFileStatus", { seekerId: keptId, to: "CLOSED", reason: "終了" });
    const anonymizing = { seekerId: duplicateId, to: "ANONYMIZED", reason: "期間満了" };
    await byTwoPersons(CITY_COUNSELOR, (who) => mutations.mutate(who, "changeCityFileStatus", anonymizing));
    expect(
      await mutations.rows(
        "select from city_profile where name like '佐藤%' and seeker_id in ($1, $2)",
        keptId,
        duplicateId,
      ),
    ).toEqual([]);
    expect(
      await mutations.rows("select from linked_file where duplicate_id = $1 and reason = $2", duplicateId, REASON),
    ).toEqual([]);
    expect((await view(CITY_COUNSELOR, keptId, "visits(first: 9) { totalCount }")).city.visits).toEqual({
      totalCount: 2,
    });
  });

  it("refuses to link files again in either direction", async () => {
    const again = { duplicateId, keptId, reason: REASON };
    expect(await mutations.userError(BOTH, "linkCityFiles", again)).toBe("ALREADY_LINKED duplicateId");
    const back = { ...again, duplicateId: keptId, keptId: duplicateId };
    expect(await mutations.userError(BOTH, "linkCityFiles", back)).toBe("ALREADY_LINKED keptId");
    const another = { ...again, keptId: await arrangeCity(party, "city_file") };
    expect(await mutations.userError(BOTH, "linkCityFiles", another)).toBe("ALREADY_LINKED duplicateId");
  });
});
