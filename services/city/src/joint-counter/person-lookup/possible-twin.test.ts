import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const OPEN = `mutation ($input: OpenCityFileInput!) {
  openCityFile(input: $input) { seeker { id } userErrors { code path kind message } } }`;
const tryToOpen = (name: string, birthDate: string, more: object = {}, who = CITY_COUNSELOR) => {
  const person = { name, nameKana: "タカサキ ケイコ", birthDate, sex: "FEMALE" };
  const at = { servicePointId: "shiroishi", municipalityCode: "011002", wardCode: "011045" };
  return party.askAs(who, OPEN, { input: { idempotencyKey: randomUUID(), ...person, ...at, ...more } });
};
const open = async (name: string, birthDate: string, more: object = {}, who = CITY_COUNSELOR) => {
  const { data, errors } = await tryToOpen(name, birthDate, more, who);
  expect(errors).toEqual([]);
  return data.openCityFile;
};
const files = async () => (await mutations.rows("select count(*)::int from city_file"))[0].count;

describe("a revision of a city profile", () => {
  const REVISE = `mutation ($input: ReviseCityProfileInput!) {
    reviseCityProfile(input: $input) { seeker { id } userErrors { code path kind } } }`;
  const revise = async (seekerId: string, more: object) => {
    const input = { idempotencyKey: randomUUID(), seekerId, reason: "本人の申出による", ...more };
    return (await party.askAs(CITY_COUNSELOR, REVISE, { input })).data.reviseCityProfile;
  };
  const DOUBT = [{ code: "POSSIBLE_TWIN", path: null, kind: "CONFIRM" }];
  const person = { name: "双子 一", birth_date: "1975-05-05", sex: "FEMALE" };

  it.each([
    ["name", { ...person, name: "別名 一" }, { name: "双子　一" }],
    ["birth date", { ...person, birth_date: "1975-05-06" }, { birthDate: "1975-05-05" }],
    ["sex", { ...person, sex: "MALE" }, { sex: "FEMALE" }],
  ])("that makes it a twin's by its %s is asked back, and the twin's record says so", async (_, was, becomes) => {
    await mutations.rows("update city_profile set name = '別人 一' where name = $1", person.name);
    const twin = await arrangeCity(party, "city_file", { ...person, registered_at: "toyohira" });
    const seekerId = await arrangeCity(party, "city_file", was);
    expect(await revise(seekerId, becomes)).toEqual({ seeker: null, userErrors: DOUBT });
    const records = await mutations.rows("select basis, reason from access_record where seeker_id = $1", twin);
    expect(records).toEqual([{ basis: "LOOKUP", reason: "重複の確認" }]);
    expect((await revise(seekerId, { ...becomes, confirmed: ["POSSIBLE_TWIN"] })).userErrors).toEqual([]);
  });

  it("is asked back when nothing else is, so that whoever learns of no twin has revised a profile", async () => {
    await arrangeCity(party, "city_file", { name: "双子 二", birth_date: "1910-05-05" });
    const seekerId = await arrangeCity(party, "city_file", { ...person, name: "別名 二" });
    const becomes = { name: "双子 二", birthDate: "1910-05-05" };
    expect((await revise(seekerId, becomes)).userErrors).toMatchObject([{ code: "AGE_UNUSUAL" }]);
    expect((await revise(seekerId, { ...becomes, confirmed: ["AGE_UNUSUAL"] })).userErrors).toEqual(DOUBT);
  });

  it("of something else is not asked back, nor one that repeats what is known", async () => {
    const seekerId = await arrangeCity(party, "city_file", person);
    await arrangeCity(party, "city_file", person);
    const same = { name: person.name, birthDate: person.birth_date, sex: person.sex };
    expect((await revise(seekerId, { ...same, phone: "011-000-0000" })).userErrors).toEqual([]);
  });
});

describe("a city file of a person who may have one already", () => {
  it("is not opened before the twin is confirmed, and tells how many there are and where, no more", async () => {
    const birth_date = "1970-05-05";
    const twin = await arrangeCity(party, "city_file", { name: "髙﨑 惠子", birth_date, registered_at: "toyohira" });
    const before = await files();
    const doubted = await open("高崎　恵子", birth_date);
    expect(doubted.seeker).toBeNull();
    const [{ message, ...error }] = doubted.userErrors;
    expect(error).toEqual({ code: "POSSIBLE_TWIN", path: null, kind: "CONFIRM" });
    expect(message).toMatch(/1件.*豊平/);
    expect(message).not.toContain(twin);
    expect(await files()).toBe(before);
    const records = await mutations.rows("select basis, reason from access_record where seeker_id = $1", twin);
    expect(records).toEqual([{ basis: "LOOKUP", reason: "重複の確認" }]);
    const opened = await open("高崎　恵子", birth_date, { confirmed: ["POSSIBLE_TWIN"] });
    expect([opened.userErrors, await files()]).toEqual([[], before + 1]);
  });

  it.each([
    ["name", "高崎 恵美", "1971-05-05"],
    ["birth date", "高崎 恵子", "1971-05-06"],
  ])("is opened at once for who has another %s", async (_, name, birthDate) => {
    await arrangeCity(party, "city_file", { name: "高崎 恵子", birth_date: "1971-05-05" });
    expect((await open(name, birthDate)).userErrors).toEqual([]);
  });

  it("does not doubt the kept file of two that were joined twice", async () => {
    const birth_date = "1972-05-05";
    const [kept, duplicate] = [
      await arrangeCity(party, "city_file", { name: "高崎 恵子", birth_date }),
      await arrangeCity(party, "city_file", { name: "高崎 恵子", birth_date }),
    ];
    await mutations.rows(
      "insert into linked_file (duplicate_id, kept_id, by_role, reason) values ($1, $2, 'city.counselor', '同じ方')",
      duplicate,
      kept,
    );
    expect((await open("高崎 恵子", birth_date)).userErrors[0].message).toContain("1件");
  });

  it("is asked back when nothing else is, so that whoever learns of no twin has opened a file", async () => {
    const birth_date = "1973-05-05";
    await arrangeCity(party, "city_file", { name: "高崎 恵子", birth_date });
    const codes = async (more: object) =>
      (await open("高崎 恵子", birth_date, more)).userErrors.map(({ code }: { code: string }) => code);
    expect(await codes({ wardCode: null })).toEqual(["WARD_LEFT_OUT"]);
    expect(await codes({ wardCode: null, confirmed: ["WARD_LEFT_OUT"] })).toEqual(["POSSIBLE_TWIN"]);
  });
});

describe("city files of one name and birth date that are opened at once", () => {
  const AT_ONCE = 4;
  const codesOf = (payload: { userErrors: { code: string }[] }) => payload.userErrors.map(({ code }) => code).join();

  it("are one without a confirmation; the others are asked back", async () => {
    const opened = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) =>
        open("同時 一郎", "1976-05-05", {}, { ...CITY_COUNSELOR, subject: `${i}` }),
      ),
    );
    expect(opened.map(codesOf).sort()).toEqual(["", ...Array(AT_ONCE - 1).fill("POSSIBLE_TWIN")]);
  });

  it("are one where others are revised into it", async () => {
    const REVISE = `mutation ($input: ReviseCityProfileInput!) {
      reviseCityProfile(input: $input) { seeker { id } userErrors { code } } }`;
    const seekerIds = [];
    for (let i = 0; i < AT_ONCE; i++)
      seekerIds.push(await arrangeCity(party, "city_file", { name: `別名 ${i}`, birth_date: "1977-05-05" }));
    const answers = await Promise.all(
      seekerIds.map(async (seekerId) => {
        const input = { idempotencyKey: randomUUID(), seekerId, name: "同時 二郎", reason: "本人の申出による" };
        return (await party.askAs({ ...CITY_COUNSELOR, subject: seekerId }, REVISE, { input })).data.reviseCityProfile;
      }),
    );
    expect(answers.map(codesOf).sort()).toEqual(["", ...Array(AT_ONCE - 1).fill("POSSIBLE_TWIN")]);
  });

  it("are asked back, and stop nobody, while somebody keeps the turn", async () => {
    const runner = party.database.dataSource.createQueryRunner();
    try {
      await runner.startTransaction();
      await runner.query("select set_config('aiwork.role', 'city.counselor', true)");
      expect(await runner.query("select wait_for_twins('同時　三郎', '1978-05-05') as ours")).toEqual([{ ours: true }]);
      const doubted = await open("同時 三郎", "1978-05-05");
      expect(doubted.userErrors[0]).toMatchObject({ code: "POSSIBLE_TWIN", kind: "CONFIRM" });
      expect(doubted.userErrors[0].message).toContain("いま入力されています（入力中）");
      expect(codesOf(await open("同時 三郎", "1978-05-06"))).toBe("");
      expect(codesOf(await open("同時 三郎", "1978-05-05", { confirmed: ["POSSIBLE_TWIN"] }))).toBe("");
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});

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
