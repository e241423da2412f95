import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { nationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let send: ReturnType<typeof nationalMutation>;
let link: ReturnType<typeof nationalMutation>;
let keptId: string;
let duplicateId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  send = nationalMutation(party, "linkNationalFiles", "receipt seeker { id national { registration { receivedOn } } }");
  link = (who, input) => byTwoPersons(who, (one) => send(one, input));
});
beforeEach(async () => {
  const { person, registration, consultation } = arrangeNational(party);
  keptId = await person({ name: "見本 花子", birthDate: "1970-01-01" });
  duplicateId = await person({ name: "見本花子", birthDate: "1970-01-01" });
  await registration({ seekerId: keptId, receivedOn: "2013-08-01" });
  await registration({ seekerId: duplicateId, receivedOn: "2013-10-01" });
  await consultation({ seekerId: duplicateId });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const COUNSELOR: CallerClaims = { role: "national.counselor", servicePoints: ["shiroishi"], name: "職業 次郎" };
const ELSEWHERE: CallerClaims = { role: "national.counselor", servicePoints: ["toyohira"] };
const PEER: CallerClaims = { role: "city.counselor", servicePoints: ["shiroishi"] };
const reason = "生年月日と電話番号が同じで、本人が認めたため";
const HALF = `query ($id: ID!) { seeker(id: $id) { id national { profile { name } registration { receivedOn }
  registrations(first: 5) { totalCount } consultations(first: 5) { totalCount } timeline { kind } } } }`;
const seen = async (who: CallerClaims, id: string) => {
  const { data, errors } = await party.askAs(who, HALF, { id });
  expect(errors).toEqual([]);
  return data.seeker.national;
};
const links = () =>
  party.database.dataSource.query("select * from linked_file where duplicate_id = any ($1)", [[duplicateId, keptId]]);

const JOINED = {
  profile: { name: "見本 花子" },
  registration: { receivedOn: "2013-10-01" },
  registrations: { totalCount: 2 },
  consultations: { totalCount: 1 },
};

describe("linkNationalFiles", () => {
  it("returns one file with both histories under either id", async () => {
    const { receipt, seeker } = await link(COUNSELOR, { duplicateId, keptId, reason });
    expect(receipt.split(".")).toHaveLength(3);
    expect(seeker).toEqual({ id: keptId, national: { registration: { receivedOn: "2013-10-01" } } });
    for (const id of [keptId, duplicateId]) {
      const half = await seen(COUNSELOR, id);
      expect(half).toMatchObject(JOINED);
      const kinds = half.timeline.map(({ kind }: { kind: string }) => kind);
      expect(kinds.sort()).toEqual(["CONSULTED", "REGISTERED", "REGISTERED"]);
      expect(await seen(ELSEWHERE, id)).toBeNull();
    }
    expect(await links()).toMatchObject([{ kept_id: keptId, by_name: "職業 次郎", reason }]);
  });

  it("gives the person access with a token of the kept id, and widens no other token", async () => {
    await link(COUNSELOR, { duplicateId, keptId, reason });
    for (const id of [keptId, duplicateId]) {
      expect(await seen({ role: "seeker", seekerId: keptId }, id)).toMatchObject(JOINED);
      expect((await seen({ role: "seeker", seekerId: duplicateId }, id))?.profile ?? null).toBeNull();
    }
    const { data } = await party.askAs({ role: "seeker", seekerId: randomUUID() }, HALF, { id: duplicateId });
    expect(data.seeker.national).toBeNull();
  });

  it("applies the person's consents under either id", async () => {
    const input = {
      seekerId: duplicateId,
      categories: ["REGISTRATION"],
      purpose: "就労支援",
      evidence: "SIGNED_FORM",
      expiresOn: "2014-10-30",
    };
    await nationalMutation(party, "giveNationalConsent", "consent { id }")(COUNSELOR, input);
    await link(COUNSELOR, { duplicateId, keptId, reason });
    for (const id of [keptId, duplicateId])
      expect(await seen(PEER, id)).toMatchObject({
        profile: null,
        registrations: { totalCount: 2 },
        consultations: null,
      });
  });

  it.each([
    ["kept", () => keptId, () => duplicateId],
    ["joined", () => duplicateId, () => keptId],
  ])("leaves closed what the person withdrew in the %s file and the other still opens", async (_, one, other) => {
    const consent = { purpose: "就労支援", evidence: "SIGNED_FORM", expiresOn: "2014-10-30" };
    const give = nationalMutation(party, "giveNationalConsent", "consent { id }");
    for (const seekerId of [one(), other()])
      await give(COUNSELOR, { ...consent, seekerId, categories: ["REGISTRATION", "CONSULTATION_SUMMARY"] });
    const withdraw = nationalMutation(party, "withdrawNationalConsent", "openCategories");
    await withdraw(COUNSELOR, { seekerId: one(), categories: ["REGISTRATION"] });
    await link(COUNSELOR, { duplicateId, keptId, reason });
    for (const id of [keptId, duplicateId])
      expect(await seen(PEER, id)).toMatchObject({ registrations: null, consultations: { totalCount: 1 } });
  });

  it("accepts writes under either id", async () => {
    await link(COUNSELOR, { duplicateId, keptId, reason });
    const record = nationalMutation(party, "recordConsultation", "consultation { seeker { id } }");
    const consultation = { heldOn: "2013-10-31", minutes: 10, topics: ["RETENTION"] };
    expect((await record(COUNSELOR, { ...consultation, seekerId: duplicateId })).consultation.seeker.id).toBe(keptId);
    const consent = nationalMutation(party, "giveNationalConsent", "consent { id }");
    const given = { categories: ["REGISTRATION"], purpose: "就労支援", evidence: "ONLINE", expiresOn: "2014-10-30" };
    const person: CallerClaims = { role: "seeker", seekerId: keptId };
    const {
      consent: { id: consentId },
    } = await consent(person, { ...given, seekerId: duplicateId });
    const withdraw = nationalMutation(party, "withdrawNationalConsent", "consent { status }");
    expect((await withdraw(person, { consentId })).consent.status).toBe("WITHDRAWN");
  });

  it("registers the person again under either id", async () => {
    await party.database.dataSource.query("update registration set status = 'PLACED' where seeker_id = any ($1)", [
      [keptId, duplicateId],
    ]);
    await link(COUNSELOR, { duplicateId, keptId, reason });
    const receive = nationalMutation(
      party,
      "receiveRegistration",
      "registration { seeker { id national { profile { name } } } }",
    );
    const { registration } = await receive(COUNSELOR, {
      seekerId: duplicateId, servicePointId: "shiroishi", office: "ハローワーク札幌東", name: "見本 花子", nameKana: "ミホン ハナコ",
      birthDate: "1970-01-01", sex: "FEMALE", desiredOccupations: [], anyOccupation: true, desiredEmploymentTypes: [], qualifications: [],
    }); // biome-ignore format: what a receipt needs
    expect(registration.seeker).toEqual({ id: keptId, national: { profile: { name: "見本 花子" } } });
  });

  it("resolves a chain of linked files to the last one", async () => {
    const lastId = await arrangeNational(party).person({ name: "見本　花子" });
    await arrangeNational(party).registration({ seekerId: lastId, receivedOn: "2013-05-01" });
    await link(COUNSELOR, { duplicateId, keptId, reason });
    await link(COUNSELOR, { duplicateId: keptId, keptId: lastId, reason });
    for (const id of [lastId, keptId, duplicateId])
      expect(await seen(COUNSELOR, id)).toMatchObject({ registrations: { totalCount: 3 } });
  });

  it("opens the record with a reason under either id, and shows the access records of both", async () => {
    await seen(COUNSELOR, duplicateId);
    await link(COUNSELOR, { duplicateId, keptId, reason });
    const open = nationalMutation(party, "openNationalRecordWithReason", "seeker { id }");
    const opener: CallerClaims = { ...ELSEWHERE, subject: `opener of ${keptId}` };
    await open(opener, { seekerId: duplicateId, ...OPENING });
    for (const id of [keptId, duplicateId]) expect(await seen(opener, id)).toMatchObject(JOINED);
    const { data } = await party.askAs(
      { role: "seeker", seekerId: keptId },
      "query ($id: ID!) { seeker(id: $id) { national { accessRecords(first: 50) { edges { node { basis } } } } } }",
      { id: keptId },
    );
    const bases = data.seeker.national.accessRecords.edges.map(({ node }: { node: { basis: string } }) => node.basis);
    expect(new Set(bases)).toEqual(new Set(["OWN_ROLE", "BREAK_GLASS"]));
    const whose = await party.database.dataSource.query(
      "select distinct seeker_id from access_record where seeker_id = any ($1)",
      [[keptId, duplicateId]],
    );
    expect(whose).toHaveLength(2);
  });

  it("links two files once when several callers link them at once in both directions", async () => {
    const ways = [
      { duplicateId, keptId },
      { duplicateId: keptId, keptId: duplicateId },
    ];
    for (const way of ways) await send({ ...COUNSELOR, subject: "colleague" }, { ...way, reason });
    const answers = await Promise.all([...ways, ...ways].map((way) => send(COUNSELOR, { ...way, reason })));
    expect(answers.filter(({ seeker }) => seeker !== null)).toHaveLength(1);
    expect(await links()).toHaveLength(1);
  });
});
