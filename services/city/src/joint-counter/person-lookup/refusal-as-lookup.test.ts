import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { fileOpener } from "@aiwork/kit/city/file-opener";
import { CITY_COUNSELOR, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let open: ReturnType<typeof fileOpener>["open"];
let tryToOpen: ReturnType<typeof fileOpener>["tryToOpen"];
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  ({ open, tryToOpen } = fileOpener(party));
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("a refusal that tells of a person", () => {
  it("counts as a lookup of who was told, thirty a day, also when it is repeated under one key", async () => {
    const who = { ...CITY_COUNSELOR, subject: "who enters everybody" };
    const birth_date = "1974-05-05";
    const seekerId = await arrangeCity(party, "city_file", {
      name: "高崎 恵子",
      birth_date,
      registered_at: "toyohira",
    });
    for (let i = 0; i < 29; i++)
      expect((await open("高崎 恵子", birth_date, {}, who)).userErrors).toMatchObject([{ code: "POSSIBLE_TWIN" }]);
    const known = { seekerId, idempotencyKey: randomUUID() };
    expect((await open("別人 花子", "1980-01-01", known, who)).userErrors).toMatchObject([{ code: "FILE_EXISTS" }]);
    const usedUp = { data: { openCityFile: null }, errors: [{ extensions: { refusal: "LOOKUPS_USED_UP" } }] };
    expect(await tryToOpen("高崎 恵子", birth_date, {}, who)).toMatchObject(usedUp);
    expect(await tryToOpen("別人 花子", "1980-01-01", known, who)).toMatchObject(usedUp);
    expect(await tryToOpen("新規 花子", birth_date, {}, who)).toMatchObject(usedUp);
    const query = "{ cityPersonLookups(first: 1) { edges { node { ground reason found } } } }";
    const { data } = await party.askAs({ role: "auditor.city" }, query);
    expect(data.cityPersonLookups.edges[0].node).toEqual({ ground: "POSSIBLE_TWIN", reason: "重複の確認", found: 1 });
  });

  it("is told thirty times a day at most, however many acts ask at once; acts that tell of nobody do not count", async () => {
    const who = { ...CITY_COUNSELOR, subject: "who asks at once" };
    const birth_date = "1976-05-05";
    for (let i = 0; i < 3; i++) expect((await open("新規 花子", `1977-05-0${i + 1}`, {}, who)).userErrors).toEqual([]);
    await arrangeCity(party, "city_file", { name: "高崎 恵子", birth_date });
    for (let i = 0; i < 28; i++) await open("高崎 恵子", birth_date, {}, who);
    const answers = await Promise.all(Array.from({ length: 6 }, () => tryToOpen("高崎 恵子", birth_date, {}, who)));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(2);
    const found = await mutations.rows("select distinct found from person_lookup where looked_up_by = $1", who.subject);
    expect(found).toEqual([{ found: 1 }]);
  });

  it("keeps no revision from being made that cannot tell", async () => {
    const who = { ...CITY_COUNSELOR, subject: "who has looked up all" };
    const seekerId = await arrangeCity(party, "city_file");
    await mutations.rows(
      `insert into person_lookup (looked_up_by, by_role, service_points, looked_up_on, ground, reason, found)
       select $1, 'city.counselor', '{shiroishi}', '2013-10-31', 'POSSIBLE_TWIN', '重複の確認', 1 from generate_series(1, 30)`,
      who.subject,
    );
    const revise = (more: object) => {
      const input = { idempotencyKey: randomUUID(), seekerId, reason: "本人の申出による", ...more };
      const query =
        "mutation ($input: ReviseCityProfileInput!) { reviseCityProfile(input: $input) { userErrors { code } } }";
      return party.askAs(who, query, { input });
    };
    expect((await revise({ phone: "011-000-0000" })).data.reviseCityProfile).toEqual({ userErrors: [] });
    expect(await revise({ name: "別名 花子" })).toMatchObject({
      errors: [{ extensions: { refusal: "LOOKUPS_USED_UP" } }],
    });
  });

  it("is in the access records of a person whose file exists", async () => {
    const seekerId = await arrangeCity(party, "city_file", { registered_at: "toyohira" });
    await open("別人 花子", "1981-01-01", { seekerId });
    const records = await mutations.rows("select basis, reason from access_record where seeker_id = $1", seekerId);
    expect(records).toEqual([{ basis: "LOOKUP", reason: "重複の確認" }]);
  });
});
