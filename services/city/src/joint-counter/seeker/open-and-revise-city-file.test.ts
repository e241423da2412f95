import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { CITY_COUNSELOR, CITY_COUNSELOR_ELSEWHERE, cityMutations } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
let mutations: ReturnType<typeof cityMutations>;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
  mutations = cityMutations(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());
/** A file that is opened beside a twin counts as one of the day's lookups. */
afterEach(() => party.database.dataSource.query("delete from person_lookup"));

const PROFILE = {
  name: "佐藤 花子",
  nameKana: "サトウ ハナコ",
  birthDate: "1961-04-02",
  sex: "FEMALE",
  municipalityCode: "011002",
  wardCode: "011045",
  phone: "011-000-0000",
  email: "hanako@example.jp",
  publicAssistance: true,
};
const PLAIN = { servicePointId: "shiroishi", ...PROFILE };
const FIELDS = `seeker { id city { profile {
  name nameKana birthDate sex municipalityCode wardCode phone email publicAssistance
  registeredAt { id } registeredOn status history { from to reason by { role } } } } }`;

describe("a city file", () => {
  it("opens a city file under a new random id with the given profile", async () => {
    const { seeker, userErrors } = await mutations.mutate(CITY_COUNSELOR, "openCityFile", PLAIN, FIELDS);
    expect(userErrors).toEqual([]);
    expect(seeker.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(seeker.city.profile).toEqual({
      ...PROFILE,
      registeredAt: { id: "shiroishi" },
      registeredOn: "2013-10-31",
      status: "OPEN",
      history: [{ from: null, to: "OPEN", reason: null, by: { role: "city.counselor" } }],
    });
  });

  it("opens a city file under the id that the person brings from the national side", async () => {
    const seekerId = randomUUID();
    const { wardCode, phone, email, publicAssistance, ...least } = PLAIN;
    const { seeker } = await mutations.mutate(CITY_COUNSELOR, "openCityFile", { ...least, seekerId }, FIELDS);
    expect(seeker.id).toBe(seekerId);
    expect(seeker.city.profile).toMatchObject({ wardCode: null, phone: null, email: null, publicAssistance: null });
  });

  it.each([
    ["1988-11-01", "UNDER_25"],
    ["1988-10-31", "FROM_25_TO_34"],
    ["1978-10-31", "FROM_35_TO_44"],
    ["1968-10-31", "FROM_45_TO_54"],
    ["1958-10-31", "FROM_55_TO_64"],
    ["1948-10-31", "OVER_64"],
  ])("shows for a person born on %s the age band %s, whatever the sex", async (birthDate, ageBand) => {
    const person = { ...PLAIN, birthDate, sex: "UNSTATED" };
    const { seeker } = await mutations.mutate(
      CITY_COUNSELOR,
      "openCityFile",
      person,
      "seeker { city { profile { ageBand sex } } }",
    );
    expect(seeker.city.profile).toEqual({ ageBand, sex: "UNSTATED" });
  });

  it("lists an opened city file on the worklist", async () => {
    await mutations.mutate(CITY_COUNSELOR, "openCityFile", { ...PLAIN, name: "高橋 新", nameKana: "タカハシ アラタ" });
    const { data } = await party.askAs(CITY_COUNSELOR, '{ seekers(search: "たかはし", first: 5) { totalCount } }');
    expect(data.seekers.totalCount).toBe(1);
  });

  it.each([
    ["at another service point", CITY_COUNSELOR_ELSEWHERE, {}, "NOT_YOUR_SERVICE_POINT servicePointId"],
    [
      "at an unknown service point",
      { ...CITY_COUNSELOR, servicePoints: ["chuo"] },
      { servicePointId: "chuo" },
      "NO_SUCH_SERVICE_POINT servicePointId",
    ],
    ["without a name", CITY_COUNSELOR, { name: "　" }, "TEXT_REQUIRED name"],
    ["without the reading of the name", CITY_COUNSELOR, { nameKana: "" }, "TEXT_REQUIRED nameKana"],
    ["with a reading in kanji", CITY_COUNSELOR, { nameKana: "佐藤" }, "KANA_EXPECTED nameKana"],
    ["with a future day of birth", CITY_COUNSELOR, { birthDate: "2013-11-01" }, "DAY_IN_THE_FUTURE birthDate"],
    [
      "with a municipality code of five digits",
      CITY_COUNSELOR,
      { municipalityCode: "01100" },
      "AREA_CODE_FORM municipalityCode",
    ],
    [
      "with a municipality code that fails its check digit",
      CITY_COUNSELOR,
      { municipalityCode: "011003" },
      "AREA_CODE_FORM municipalityCode",
    ],
    ["with a ward code of seven digits", CITY_COUNSELOR, { wardCode: "0110453" }, "AREA_CODE_FORM wardCode"],
    ["with a ward code that fails its check digit", CITY_COUNSELOR, { wardCode: "011046" }, "AREA_CODE_FORM wardCode"],
    ["with a telephone number without digits", CITY_COUNSELOR, { phone: "-" }, "PHONE_FORM phone"],
    ["with a reading that nobody can read", CITY_COUNSELOR, { nameKana: "ー" }, "KANA_EXPECTED nameKana"],
    ["with a name of signs", CITY_COUNSELOR, { name: "・" }, "NAME_WITHOUT_LETTER name"],
    ["with a line break in the name", CITY_COUNSELOR, { name: "見本\n花子" }, "LINE_BREAK_FOUND name"],
    ["born today", CITY_COUNSELOR, { birthDate: "2013-10-31" }, "BIRTH_DATE_TOO_LATE birthDate"],
    ["born in the year 1", CITY_COUNSELOR, { birthDate: "0001-01-01" }, "BIRTH_DATE_TOO_EARLY birthDate"],
    ["with a lost character in a code", CITY_COUNSELOR, { wardCode: "01104\u0000" }, "UNPRINTABLE_TEXT wardCode"],
    ["with words for a telephone number", CITY_COUNSELOR, { phone: "なし" }, "PHONE_FORM phone"],
    ["with words for an e-mail address", CITY_COUNSELOR, { email: "なし" }, "EMAIL_FORM email"],
    ["with a My Number for a telephone number", CITY_COUNSELOR, { phone: "1234-5678-9018" }, "MY_NUMBER_FOUND phone"],
  ])("refuses a city file %s, and writes nothing", async (_, who, more, refusal) => {
    expect(await mutations.userError(who, "openCityFile", { ...PLAIN, ...more })).toBe(refusal);
  });

  it("opens a city file once for an id, at whichever service point", async () => {
    for (const registered_at of ["shiroishi", "toyohira"]) {
      const seekerId = await arrangeCity(party, "city_file", { registered_at });
      expect(await mutations.userError(CITY_COUNSELOR, "openCityFile", { ...PLAIN, seekerId })).toBe(
        "FILE_EXISTS seekerId",
      );
    }
  });
});

describe("reviseCityProfile", () => {
  const opened = async (): Promise<string> =>
    (await mutations.mutate(CITY_COUNSELOR, "openCityFile", PLAIN, "seeker { id }")).seeker.id;

  it("revises the given fields of a profile and keeps the reason in the history", async () => {
    const seekerId = await opened();
    const more = { phone: "０１１−１１１−１１１１", publicAssistance: false, reason: "本人の申出による" };
    const { seeker, userErrors } = await mutations.mutate(
      CITY_COUNSELOR,
      "reviseCityProfile",
      { seekerId, ...more },
      FIELDS,
    );
    expect(userErrors).toEqual([]);
    expect(seeker.city.profile).toMatchObject({ ...PROFILE, phone: "011-111-1111", publicAssistance: false });
    expect(seeker.city.profile.history.at(-1)).toMatchObject({ from: "OPEN", to: "OPEN", reason: "本人の申出による" });
  });

  it("revises every field of a profile", async () => {
    const seekerId = await opened();
    const profile = {
      name: "見本 花",
      nameKana: "ミホン ハナ",
      birthDate: "1970-01-31",
      sex: "MALE",
      municipalityCode: "012033",
    };
    const input = { seekerId, ...profile, wardCode: null, reason: "訂正" };
    const { seeker, userErrors } = await mutations.mutate(CITY_COUNSELOR, "reviseCityProfile", input, FIELDS);
    expect(userErrors).toEqual([]);
    expect(seeker.city.profile).toMatchObject(profile);
  });

  it("makes a field of the profile unknown when it is null", async () => {
    const seekerId = await opened();
    const gone = { wardCode: null, phone: null, email: null, publicAssistance: null };
    const { seeker } = await mutations.mutate(
      CITY_COUNSELOR,
      "reviseCityProfile",
      { seekerId, ...gone, reason: "訂正" },
      FIELDS,
    );
    expect(seeker.city.profile).toMatchObject({ ...PROFILE, ...gone });
    expect(await mutations.rows("select received from public_assistance where seeker_id = $1", seekerId)).toEqual([
      { received: null },
    ]);
  });

  it.each([
    ["by staff of another service point", CITY_COUNSELOR_ELSEWHERE, { phone: "1" }, "NO_SUCH_RECORD seekerId"],
    ["of an unknown person", CITY_COUNSELOR, { seekerId: randomUUID(), phone: "1" }, "NO_SUCH_RECORD seekerId"],
    ["without a reason", CITY_COUNSELOR, { phone: "1", reason: " " }, "REASON_REQUIRED reason"],
    ["without any change", CITY_COUNSELOR, {}, "NOTHING_REVISED"],
    ["to no name", CITY_COUNSELOR, { name: null }, "TEXT_REQUIRED name"],
    ["to a name of signs", CITY_COUNSELOR, { name: "-" }, "NAME_WITHOUT_LETTER name"],
    ["to no reading", CITY_COUNSELOR, { nameKana: null }, "TEXT_REQUIRED nameKana"],
    ["to no day of birth", CITY_COUNSELOR, { birthDate: null }, "TEXT_REQUIRED birthDate"],
    ["to no answer about the sex", CITY_COUNSELOR, { sex: null }, "TEXT_REQUIRED sex"],
    ["to no municipality", CITY_COUNSELOR, { municipalityCode: null }, "TEXT_REQUIRED municipalityCode"],
    ["to another form of code", CITY_COUNSELOR, { wardCode: "白石区" }, "AREA_CODE_FORM wardCode"],
  ])("refuses to revise a profile %s, and writes nothing", async (_, who, more, refusal) => {
    const seekerId = await opened();
    expect(await mutations.userError(who, "reviseCityProfile", { seekerId, reason: "訂正", ...more })).toBe(refusal);
  });

  it("refuses to revise a profile when the file is closed", async () => {
    const seekerId = await arrangeCity(party, "city_file", { status: "CLOSED" });
    const input = { seekerId, phone: "1", reason: "訂正" };
    expect(await mutations.userError(CITY_COUNSELOR, "reviseCityProfile", input)).toBe("FILE_CLOSED seekerId");
  });
});
