import { randomUUID } from "node:crypto";
import { openTestParty, type TestParty } from "@aiwork/runtime/testing/open-test-party";
import { city } from "../city";
import { actAndLook, COUNSELOR, ELSEWHERE } from "../testing/act-and-look";
import { arrange } from "../testing/arrange-city";

let party: TestParty;
let look: ReturnType<typeof actAndLook>;
beforeAll(async () => {
  party = await openTestParty(city, "seed", "2013-10-31");
  look = actAndLook(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const TOLD = {
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
const PLAIN = { servicePointId: "shiroishi", ...TOLD };
const FIELDS = `seeker { id city { profile {
  name nameKana birthDate sex municipalityCode wardCode phone email publicAssistance
  registeredAt { id } registeredOn status history { from to reason by { role } } } } }`;

describe("a city file", () => {
  it("is opened under a new random id, with what the person tells", async () => {
    const { seeker, userErrors } = await look.act(COUNSELOR, "openCityFile", PLAIN, FIELDS);
    expect(userErrors).toEqual([]);
    expect(seeker.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(seeker.city.profile).toEqual({
      ...TOLD,
      registeredAt: { id: "shiroishi" },
      registeredOn: "2013-10-31",
      status: "OPEN",
      history: [{ from: null, to: "OPEN", reason: null, by: { role: "city.counselor" } }],
    });
  });

  it("is opened under the id that the person brings from the other counter, with what was told", async () => {
    const seekerId = randomUUID();
    const { wardCode, phone, email, publicAssistance, ...least } = PLAIN;
    const { seeker } = await look.act(COUNSELOR, "openCityFile", { ...least, seekerId }, FIELDS);
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
  ])("of somebody born on %s shows the age band %s, whatever is said of the sex", async (birthDate, ageBand) => {
    const person = { ...PLAIN, birthDate, sex: "UNSTATED" };
    const { seeker } = await look.act(COUNSELOR, "openCityFile", person, "seeker { city { profile { ageBand sex } } }");
    expect(seeker.city.profile).toEqual({ ageBand, sex: "UNSTATED" });
  });

  it("is found on the worklist from then on", async () => {
    await look.act(COUNSELOR, "openCityFile", { ...PLAIN, name: "高橋 新", nameKana: "タカハシ アラタ" });
    const { data } = await party.askAs(COUNSELOR, '{ seekers(search: "たかはし", first: 5) { totalCount } }');
    expect(data.seekers.totalCount).toBe(1);
  });

  it.each([
    ["at another counter", ELSEWHERE, {}, "NOT_YOUR_SERVICE_POINT servicePointId"],
    [
      "at a counter that is not there",
      { ...COUNSELOR, servicePoints: ["chuo"] },
      { servicePointId: "chuo" },
      "NO_SUCH_SERVICE_POINT servicePointId",
    ],
    ["without a name", COUNSELOR, { name: "　" }, "TEXT_REQUIRED name"],
    ["without a reading", COUNSELOR, { nameKana: "" }, "TEXT_REQUIRED nameKana"],
    ["with a reading in kanji", COUNSELOR, { nameKana: "佐藤" }, "NAME_KANA_FORM nameKana"],
    ["of one not born yet", COUNSELOR, { birthDate: "2013-11-01" }, "DAY_IN_THE_FUTURE birthDate"],
    ["of a municipality of five digits", COUNSELOR, { municipalityCode: "01100" }, "AREA_CODE_FORM municipalityCode"],
    [
      "of a municipality that does not check",
      COUNSELOR,
      { municipalityCode: "011003" },
      "AREA_CODE_FORM municipalityCode",
    ],
    ["of a ward that does not check", COUNSELOR, { wardCode: "011046" }, "AREA_CODE_FORM wardCode"],
    ["with words for a telephone number", COUNSELOR, { phone: "なし" }, "PHONE_FORM phone"],
    ["with words for an e-mail address", COUNSELOR, { email: "なし" }, "EMAIL_FORM email"],
    ["with a My Number for a telephone number", COUNSELOR, { phone: "1234-5678-9018" }, "MY_NUMBER_FOUND phone"],
  ])("%s is refused, and nothing is written", async (_, who, more, refusal) => {
    expect(await look.refusal(who, "openCityFile", { ...PLAIN, ...more })).toBe(refusal);
  });

  it("is opened once for an id, at whichever counter", async () => {
    for (const registered_at of ["shiroishi", "toyohira"]) {
      const seekerId = await arrange(party, "city_file", { registered_at });
      expect(await look.refusal(COUNSELOR, "openCityFile", { ...PLAIN, seekerId })).toBe("FILE_EXISTS seekerId");
    }
  });
});

describe("what the city was told", () => {
  const opened = async (): Promise<string> =>
    (await look.act(COUNSELOR, "openCityFile", PLAIN, "seeker { id }")).seeker.id;

  it("is revised where something else is told, and the history keeps why", async () => {
    const seekerId = await opened();
    const more = { phone: "０１１−１１１−１１１１", publicAssistance: false, reason: "本人の申出による" };
    const { seeker, userErrors } = await look.act(COUNSELOR, "reviseCityProfile", { seekerId, ...more }, FIELDS);
    expect(userErrors).toEqual([]);
    expect(seeker.city.profile).toMatchObject({ ...TOLD, phone: "011-111-1111", publicAssistance: false });
    expect(seeker.city.profile.history.at(-1)).toMatchObject({ from: "OPEN", to: "OPEN", reason: "本人の申出による" });
  });

  it("is revised in all of it, where all was told wrong", async () => {
    const seekerId = await opened();
    const told = {
      name: "見本 花",
      nameKana: "ミホン ハナ",
      birthDate: "1970-01-31",
      sex: "MALE",
      municipalityCode: "012033",
    };
    const input = { seekerId, ...told, wardCode: null, reason: "訂正" };
    const { seeker, userErrors } = await look.act(COUNSELOR, "reviseCityProfile", input, FIELDS);
    expect(userErrors).toEqual([]);
    expect(seeker.city.profile).toMatchObject(told);
  });

  it("is no longer known where that is told", async () => {
    const seekerId = await opened();
    const gone = { wardCode: null, phone: null, email: null, publicAssistance: null };
    const { seeker } = await look.act(COUNSELOR, "reviseCityProfile", { seekerId, ...gone, reason: "訂正" }, FIELDS);
    expect(seeker.city.profile).toMatchObject({ ...TOLD, ...gone });
    expect(await look.rows("select from public_assistance where seeker_id = $1", seekerId)).toHaveLength(0);
  });

  it.each([
    ["by staff of another counter", ELSEWHERE, { phone: "1" }, "NO_SUCH_RECORD seekerId"],
    ["of a person unknown", COUNSELOR, { seekerId: randomUUID(), phone: "1" }, "NO_SUCH_RECORD seekerId"],
    ["without a reason", COUNSELOR, { phone: "1", reason: " " }, "REASON_REQUIRED reason"],
    ["in nothing", COUNSELOR, {}, "NOTHING_REVISED"],
    ["to no name", COUNSELOR, { name: null }, "TEXT_REQUIRED name"],
    ["to no reading", COUNSELOR, { nameKana: null }, "TEXT_REQUIRED nameKana"],
    ["to no day of birth", COUNSELOR, { birthDate: null }, "TEXT_REQUIRED birthDate"],
    ["to no answer about the sex", COUNSELOR, { sex: null }, "TEXT_REQUIRED sex"],
    ["to no municipality", COUNSELOR, { municipalityCode: null }, "TEXT_REQUIRED municipalityCode"],
    ["to another form of code", COUNSELOR, { wardCode: "白石区" }, "AREA_CODE_FORM wardCode"],
  ])("is not revised %s, and nothing is written", async (_, who, more, refusal) => {
    const seekerId = await opened();
    expect(await look.refusal(who, "reviseCityProfile", { seekerId, reason: "訂正", ...more })).toBe(refusal);
  });

  it("is not revised when the file is closed", async () => {
    const seekerId = await arrange(party, "city_file", { status: "CLOSED" });
    const input = { seekerId, phone: "1", reason: "訂正" };
    expect(await look.refusal(COUNSELOR, "reviseCityProfile", input)).toBe("FILE_CLOSED seekerId");
  });
});
