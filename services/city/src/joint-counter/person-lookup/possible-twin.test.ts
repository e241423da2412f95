import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { fileOpener } from "@aiwork/kit/city/file-opener";
import { CITY_COUNSELOR, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
let open: ReturnType<typeof fileOpener>["open"];
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
  ({ open } = fileOpener(party));
});
afterAll(() => party?.[Symbol.asyncDispose]());

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
