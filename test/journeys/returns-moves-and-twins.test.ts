import { randomUUID } from "node:crypto";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import type { TokenRequest } from "@aiwork/kit/system/request-token";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { attemptMutation, staffOf } from "./run-mutation";

let system: TestSystem;
beforeAll(async () => {
  system = await startTestSystem("seed", { AIWORK_TODAY: "2013-10-31" });
});
afterAll(() => system?.[Symbol.asyncDispose]());

const shiroishi = staffOf("shiroishi");
const colleague: TokenRequest = { ...shiroishi.city, name: "同僚 五郎" };
const nationalColleague: TokenRequest = { ...shiroishi.national, name: "同僚 六子" };
const toyohira = staffOf("toyohira");
const NAMED = { name: "見本 花子", nameKana: "ミホン ハナコ", birthDate: "1961-04-02", sex: "FEMALE" };
const REGISTERED = {
  ...NAMED,
  office: "ハローワーク札幌東",
  desiredOccupations: ["清掃員"],
  anyOccupation: false,
  desiredEmploymentTypes: ["REGULAR"],
  qualifications: [],
};
const reason = "本人の申出による";

async function act(who: TokenRequest, name: string, input: object, selection: string) {
  const { payload, refusals } = await attemptMutation(
    system,
    who,
    name,
    { idempotencyKey: randomUUID(), ...input },
    selection,
  );
  expect([name, refusals]).toEqual([name, []]);
  return payload;
}
const refusalsOf = async (who: TokenRequest, name: string, input: object) =>
  (await attemptMutation(system, who, name, { idempotencyKey: randomUUID(), ...input })).refusals;
async function view(who: TokenRequest, id: string, fields: string) {
  const { data, errors } = await system.askAs(who, `query ($id: ID!) { seeker(id: $id) { ${fields} } }`, { id });
  expect(errors).toEqual([]);
  return data.seeker;
}
const openFile = async (more: object = {}) => {
  const given = { servicePointId: "shiroishi", municipalityCode: "011002", wardCode: "011045", ...NAMED, ...more };
  return (await act(shiroishi.city, "openCityFile", given, "seeker { id }")).seeker.id as string;
};

describe("a person whom both parties serve", () => {
  let seekerId: string;
  let twinId: string;

  it("has twins that both parties join, the second one by the receipt of the first", async () => {
    twinId = await openFile({ name: "見本　花子" });
    const receiving = { ...REGISTERED, seekerId: twinId, servicePointId: "shiroishi" };
    await act(shiroishi.national, "receiveRegistration", receiving, "registration { number }");
    seekerId = await openFile({ confirmed: ["POSSIBLE_TWIN"] });
    const pair = { duplicateId: twinId, keptId: seekerId, reason };
    const proposed = await act(shiroishi.city, "linkCityFiles", pair, "awaitsSecondPerson receipt");
    expect(proposed).toMatchObject({ awaitsSecondPerson: true, receipt: null });
    expect(await refusalsOf(shiroishi.city, "linkCityFiles", pair)).toEqual(["SECOND_PERSON_NEEDED"]);
    const { receipt } = await act(colleague, "linkCityFiles", pair, "receipt");
    const person: TokenRequest = { role: "seeker", seeker: seekerId };
    const HALVES = "city { otherIds } national { registration { status } otherIds }";
    expect(await view(person, seekerId, HALVES)).toEqual({ city: { otherIds: [twinId] }, national: null });
    expect(await refusalsOf(shiroishi.national, "linkNationalFiles", pair)).toEqual(["NO_SUCH_RECORD"]);
    const followed = { ...pair, receipt };
    const awaits = await act(nationalColleague, "linkNationalFiles", followed, "awaitsSecondPerson");
    expect(awaits).toMatchObject({ awaitsSecondPerson: true });
    await act(shiroishi.national, "linkNationalFiles", followed, "seeker { id }");
    for (const [id, other] of [
      [seekerId, twinId],
      [twinId, seekerId],
    ] as const)
      expect(await view(person, id, HALVES)).toEqual({
        city: { otherIds: [other] },
        national: { registration: { status: "ACTIVE" }, otherIds: [other] },
      });
  });

  it("gets a consultation voided that was another's, and a wrong birth date corrected", async () => {
    const day = { seekerId, servicePointId: "shiroishi", heldOn: "2013-10-31", minutes: 20 };
    const held = { ...day, topics: ["JOB_SEARCH"], summary: "別の方の相談" };
    const { consultation } = await act(shiroishi.national, "recordConsultation", held, "consultation { id }");
    const voiding = { consultationId: consultation.id, reason };
    await act(shiroishi.national, "voidConsultation", voiding, "consultation { status }");
    const revising = { seekerId, birthDate: "1951-04-02", reason };
    await act(shiroishi.national, "reviseNationalProfile", revising, "seeker { id }");
    const fields = "national { profile { birthDate } consultations(first: 1) { totalCount } }";
    expect(await view({ role: "seeker", seeker: seekerId }, seekerId, fields)).toEqual({
      national: { profile: { birthDate: "1951-04-02" }, consultations: { totalCount: 0 } },
    });
  });

  it("withdraws a category at both parties, and nothing else keeps it open", async () => {
    const person: TokenRequest = { role: "seeker", seeker: seekerId };
    const terms = { seekerId, purpose: "就労支援のため", expiresOn: "2014-03-31" };
    for (const [party, category] of [
      ["City", "CITY_PROFILE"],
      ["National", "NATIONAL_PROFILE"],
    ]) {
      const staff = party === "City" ? shiroishi.city : shiroishi.national;
      const given = { ...terms, categories: [category] };
      await act(staff, `give${party}Consent`, { ...given, evidence: "SIGNED_FORM" }, "consent { id }");
      await act(person, `give${party}Consent`, { ...given, evidence: "ONLINE" }, "consent { id }");
      const withdrawal = { seekerId, categories: [category] };
      expect((await act(person, `withdraw${party}Consent`, withdrawal, "openCategories")).openCategories).toEqual([]);
    }
    expect(await view(shiroishi.national, seekerId, "city { profile { name } }")).toEqual({ city: { profile: null } });
    expect(await view(shiroishi.city, seekerId, "national { profile { name } }")).toEqual({
      national: { profile: null },
    });
  });

  it("returns after the file was closed", async () => {
    await act(shiroishi.city, "changeCityFileStatus", { seekerId, to: "CLOSED", reason }, "seeker { id }");
    await act(
      shiroishi.city,
      "changeCityFileStatus",
      { seekerId, to: "OPEN", reason: "再び来所したため" },
      "seeker { id }",
    );
    const { city } = await view(shiroishi.city, seekerId, "city { profile { status } timeline(last: 2) { kind } }");
    expect(city).toEqual({
      profile: { status: "OPEN" },
      timeline: [{ kind: "FILE_REOPENED" }, { kind: "FILE_CLOSED" }],
    });
  });

  it("moves ward: the new service point asks, and the old one hands over at both parties", async () => {
    const moving = { seekerId, servicePointId: "toyohira", reason: "豊平区へ転居したため" };
    for (const [party, who] of [
      ["City", "city"],
      ["National", "national"],
    ] as const) {
      expect(await refusalsOf(toyohira[who], `request${party}FileTransfer`, moving)).toEqual(["NO_SUCH_RECORD"]);
      await act(toyohira[who], `open${party}RecordWithReason`, { seekerId, ...OPENING }, "seeker { id }");
      const requested = await act(toyohira[who], `request${party}FileTransfer`, moving, "transfer { id status }");
      expect(requested.transfer.status).toBe("REQUESTED");
      const handed = await act(shiroishi[who], `handOver${party}File`, moving, "transfer { id status }");
      expect(handed.transfer).toEqual({ id: requested.transfer.id, status: "DONE" });
    }
    const booking = {
      seekerId,
      servicePointId: "toyohira",
      bookedFor: "2013-11-05T01:00:00.000Z",
      themes: ["RETENTION"],
    };
    await act(toyohira.city, "bookCounseling", booking, "session { id }");
    const other = { ...booking, servicePointId: "shiroishi", bookedFor: "2013-11-06T01:00:00.000Z" };
    expect(await refusalsOf(shiroishi.city, "bookCounseling", other)).toEqual(["NO_SUCH_RECORD"]);
    const consultation = { seekerId, servicePointId: "toyohira", heldOn: "2013-10-31", minutes: 20 };
    const record = { ...consultation, topics: ["JOB_SEARCH"] };
    expect(await refusalsOf(shiroishi.national, "recordConsultation", record)).toEqual(["NO_SUCH_RECORD"]);
    await act(toyohira.national, "recordConsultation", record, "consultation { id }");
  });

  it("finds what the old service point held put right there, and nothing else open to it", async () => {
    const day = { seekerId, servicePointId: "shiroishi", heldOn: "2013-10-31", minutes: 20 };
    for (const [who, record, type, name, more] of [
      ["city", "holdCounseling", "CounselingSession", "session", { themes: ["RETENTION"] }],
      ["national", "recordConsultation", "Consultation", "consultation", { topics: ["JOB_SEARCH"] }],
    ] as const) {
      const [revise, undo] = [`revise${type}`, `void${type}`];
      const holder: TokenRequest = { ...shiroishi[who], name: "移管元 七子" };
      const made = await act(holder, record, { ...day, ...more }, `${name} { id }`);
      const thing = { [`${name}Id`]: made[name].id, reason };
      const revised = await act(holder, revise, { ...thing, minutes: 30 }, `${name} { minutes status }`);
      expect(revised[name]).toEqual({ minutes: 30, status: "HELD" });
      expect(await refusalsOf(toyohira[who], revise, { ...thing, minutes: 40 })).not.toEqual([]);
      const voided = await act(holder, undo, thing, `${name} { status }`);
      expect(voided[name]).toEqual({ status: "VOIDED" });
      const later = await act(holder, record, { ...day, ...more }, `${name} { id }`);
      const taken = { [`${name}Id`]: later[name].id, reason };
      expect((await act(toyohira[who], undo, taken, `${name} { status }`))[name]).toEqual({ status: "VOIDED" });
      expect(await view(holder, seekerId, `${who} { profile { name } }`)).toEqual({ [who]: null });
      const readings = `${who} { accessRecords(first: 9) { edges { node { basis by { name } servicePointIds } } } }`;
      const person = await view({ role: "seeker", seeker: seekerId }, seekerId, readings);
      expect(person[who].accessRecords.edges).toContainEqual({
        node: { basis: "OWN_ROLE", by: { name: holder.name }, servicePointIds: ["shiroishi"] },
      });
    }
  });
});
