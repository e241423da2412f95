import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { byTwoPersons } from "@aiwork/kit/agreement/by-two-persons";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let duplicateId: string;
let keptId: string;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
const KNOWN = { name: "佐藤 花子", birth_date: "1960-05-05", sex: "FEMALE" };
beforeEach(async () => {
  duplicateId = await arrangeCity(party, "city_file", KNOWN);
  keptId = await arrangeCity(party, "city_file", KNOWN);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const COLLEAGUE: CallerClaims = { ...CITY_COUNSELOR, subject: "colleague", name: "同僚 五郎" };
const reason = "本人確認書類により同一人と確認";
const pair = () => ({ duplicateId, keptId, reason });
const link = (who: CallerClaims) =>
  mutations.mutate(who, "linkCityFiles", pair(), "awaitsSecondPerson receipt seeker { id }");
const unlink = (who: CallerClaims, more: object = {}) =>
  mutations.userError(who, "unlinkCityFiles", { duplicateId, reason: "別人と判明", ...more });
async function half(id: string, who = CITY_COUNSELOR) {
  const query = `query ($id: ID!) { seeker(id: $id) { city { profile { name status history { to } } otherIds
    counselingSessions(first: 9) { totalCount } visits(first: 9) { totalCount } consents { id } transfers { id }
    linkProposals { duplicateId keptId reason at by { name } } } } }`;
  return (await party.askAs(who, query, { id })).data.seeker.city;
}

describe("a link of two city files", () => {
  it("is proposed by one member of staff, shown on both files, and carried out by another", async () => {
    expect(await link(COLLEAGUE)).toEqual({
      awaitsSecondPerson: true,
      receipt: null,
      seeker: { id: keptId },
      userErrors: [],
    });
    const proposal = { duplicateId, keptId, reason, at: expect.any(String), by: { name: "同僚 五郎" } };
    for (const id of [duplicateId, keptId])
      expect(await half(id)).toMatchObject({ otherIds: [], linkProposals: [proposal] });
    expect(await mutations.userError(COLLEAGUE, "linkCityFiles", pair())).toBe("SECOND_PERSON_NEEDED duplicateId");
    expect(await link(CITY_COUNSELOR)).toMatchObject({ awaitsSecondPerson: false, receipt: expect.any(String) });
    expect(await half(duplicateId)).toMatchObject({ otherIds: [keptId], linkProposals: [] });
    const written = "select by_name, proposed_by_name from linked_file where duplicate_id = $1";
    expect(await mutations.rows(written, duplicateId)).toEqual([
      { by_name: "相談 花子", proposed_by_name: "同僚 五郎" },
    ]);
  });

  it("is proposed anew where another kept file was named, and then takes another person again", async () => {
    await link(COLLEAGUE);
    const other = { ...pair(), keptId: await arrangeCity(party, "city_file", KNOWN) };
    const send = (who: CallerClaims) => mutations.mutate(who, "linkCityFiles", other, "awaitsSecondPerson");
    expect((await send(CITY_COUNSELOR)).awaitsSecondPerson).toBe(true);
    expect((await send(COLLEAGUE)).awaitsSecondPerson).toBe(false);
  });

  it.each([
    ["name", { name: "佐藤 太郎" }],
    ["birth date", { birth_date: "1990-05-05" }],
    ["sex", { sex: "MALE" }],
  ])("is refused where the %s differs, and nothing is written", async (_, differing) => {
    duplicateId = await arrangeCity(party, "city_file", { ...KNOWN, ...differing });
    expect(await mutations.userError(CITY_COUNSELOR, "linkCityFiles", pair())).toBe("PERSON_DIFFERS duplicateId");
    expect((await half(keptId)).linkProposals).toEqual([]);
  });

  it("is refused where the duplicate was closed before today", async () => {
    duplicateId = await arrangeCity(party, "city_file", { ...KNOWN, name: "別人 太郎", status: "CLOSED" });
    expect(await mutations.userError(CITY_COUNSELOR, "linkCityFiles", pair())).toBe("FILE_CLOSED duplicateId");
  });
});

describe("undoing a link of two city files", () => {
  beforeEach(async () => {
    for (const seeker_id of [duplicateId, keptId]) {
      await arrangeCity(party, "visit", { seeker_id });
      await arrangeCity(party, "counseling_session", { seeker_id });
      await arrangeCity(party, "disclosure_consent", { seeker_id });
      await arrangeCity(party, "state_change", { subject_id: seeker_id, to_state: "DORMANT" });
    }
    await mutations.rows(
      `insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status)
       values (gen_random_uuid(), $1, 'toyohira', 'shiroishi', 'DONE')`,
      duplicateId,
    );
    await byTwoPersons(CITY_COUNSELOR, link);
  });

  it("gives back to each id what it had, and leaves with the kept file what came since", async () => {
    await arrangeCity(party, "counseling_session", { seeker_id: duplicateId });
    expect((await half(keptId)).counselingSessions.totalCount).toBe(3);
    const { seeker } = await mutations.mutate(
      CITY_COUNSELOR,
      "unlinkCityFiles",
      { duplicateId, reason: "別人と判明" },
      "seeker { id }",
    );
    expect(seeker).toEqual({ id: keptId });
    const one = { otherIds: [], visits: { totalCount: 1 }, consents: [{}] };
    expect(await half(duplicateId)).toMatchObject({
      ...one,
      counselingSessions: { totalCount: 1 },
      profile: { status: "DORMANT", history: [{ to: "DORMANT" }] },
      transfers: [{}],
    });
    expect(await half(keptId)).toMatchObject({ ...one, counselingSessions: { totalCount: 2 }, transfers: [] });
    expect(await half(duplicateId, { role: "seeker", seekerId: duplicateId })).toMatchObject(one);
  });

  it("parts the middle one of three files with what was joined to it before", async () => {
    const lastId = await arrangeCity(party, "city_file", KNOWN);
    const last = { duplicateId: keptId, keptId: lastId, reason };
    await byTwoPersons(CITY_COUNSELOR, (who) => mutations.mutate(who, "linkCityFiles", last));
    const parting = { duplicateId: keptId, reason: "別人と判明" };
    expect((await mutations.mutate(CITY_COUNSELOR, "unlinkCityFiles", parting)).userErrors).toEqual([]);
    expect(await half(lastId)).toMatchObject({ otherIds: [], visits: { totalCount: 0 } });
    expect(await half(duplicateId)).toMatchObject({ otherIds: [keptId], visits: { totalCount: 2 } });
  });

  it.each([
    ["by staff of another service point", CITY_COUNSELOR_ELSEWHERE, () => ({}), "NO_SUCH_RECORD duplicateId"],
    ["of a file that is joined to none", CITY_COUNSELOR, () => ({ duplicateId: keptId }), "NOT_LINKED duplicateId"],
    ["without a reason", CITY_COUNSELOR, () => ({ reason: " " }), "REASON_REQUIRED reason"],
  ])("is refused %s", async (_, who, more, refusal) => {
    expect(await unlink(who, more())).toBe(refusal);
    expect(await half(keptId)).toMatchObject({ otherIds: [duplicateId] });
  });
});
