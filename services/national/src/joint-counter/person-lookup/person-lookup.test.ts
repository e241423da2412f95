import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, ORDER_OFFICER } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let elsewhere: string;
let office: string;
const BORN = "1970-05-05";
const NUMBER = "01010-777777";
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  const add = arrangeNational(party);
  elsewhere = await add.person({ name: "髙﨑 惠子", birthDate: BORN });
  await add.registration({ seekerId: elsewhere, servicePointId: "minami", receivedOn: "2013-08-01" });
  await add.registration({ seekerId: elsewhere, servicePointId: "toyohira", number: NUMBER });
  await add.person({ name: null, birthDate: BORN });
  office = await add.person({ name: "所内 受理", birthDate: BORN });
  await add.registration({ seekerId: office, servicePointId: null });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const WHY = { ground: "TRANSFER", reason: "白石への転居のため" };
const BY_NAME = { name: "高崎恵子", birthDate: BORN };
const look = (lookup: object, who = NATIONAL_COUNSELOR) =>
  party.askAs(
    who,
    "query ($lookup: NationalPersonLookupInput!) { nationalPersons(lookup: $lookup) { seekerId servicePoint { id } } }",
    { lookup: { ...WHY, ...lookup } },
  );
const records = (seekerId: string) =>
  party.database.dataSource.query("select basis, reason from access_record where seeker_id = $1", [seekerId]);

describe("a lookup of persons of the national side", () => {
  it.each([
    ["name and birth date", BY_NAME],
    ["number", { number: NUMBER }],
    ["number in full width", { number: "０１０１０－７７７７７７" }],
    ["number without a hyphen", { number: "01010777777" }],
    ["number with blanks and another hyphen", { number: " 01010ー777777 " }],
  ])("finds by %s who is registered at another service point, and the person reads why", async (_, lookup) => {
    const before = (await records(elsewhere)).length;
    const { data, errors } = await look(lookup);
    expect(errors).toEqual([]);
    expect(data.nationalPersons).toEqual([{ seekerId: elsewhere, servicePoint: { id: "toyohira" } }]);
    expect((await records(elsewhere)).slice(before)).toEqual([{ basis: "LOOKUP", reason: "移管：白石への転居のため" }]);
  });

  it("tells no service point of who was registered elsewhere", async () => {
    const { data } = await look({ name: "所内受理", birthDate: BORN });
    expect(data.nationalPersons).toEqual([{ seekerId: office, servicePoint: null }]);
  });

  it.each([
    ["an unknown number", { number: "01010-99999999" }],
    ["a part of the name", { name: "高崎", birthDate: BORN }],
  ])("finds nobody by %s", async (_, lookup) => {
    expect((await look(lookup)).data.nationalPersons).toEqual([]);
  });

  it.each([
    ["number", { number: "" }],
    ["number", { number: " 　" }],
    ["number", { number: "%" }],
    ["name", { name: " ", birthDate: BORN }],
    ["name", { name: "・", birthDate: BORN }],
  ])("is refused without a %s, and is none of the day's: %j", async (field, lookup) => {
    const before = await party.database.dataSource.query("select count(*) from person_lookup");
    const extensions = { code: "BAD_USER_INPUT", refusal: "INPUT_REQUIRED", inputPath: ["lookup", field] };
    expect((await look(lookup)).errors).toMatchObject([{ extensions }]);
    expect(await party.database.dataSource.query("select count(*) from person_lookup")).toEqual(before);
  });

  it.each([
    ["a name alone", { name: "高崎恵子" }],
    ["a birth date alone", { birthDate: BORN }],
    ["a name and a number", { ...BY_NAME, number: NUMBER }],
    ["nothing", {}],
  ])("is refused by %s", async (_, lookup) => {
    const { data, errors } = await look(lookup);
    expect(data.nationalPersons).toBeNull();
    expect(errors).toMatchObject([{ extensions: { refusal: "LOOKUP_BY", inputPath: ["lookup"] } }]);
  });

  it("stands in the auditor's list whether by number or by name, and is one of thirty a day", async () => {
    const who = { ...NATIONAL_COUNSELOR, subject: "who looks up everybody" };
    for (let i = 0; i < 15; i++)
      for (const lookup of [{ number: NUMBER }, { name: "誰も いない", birthDate: BORN }])
        expect((await look(lookup, who)).errors).toEqual([]);
    for (const lookup of [{ number: NUMBER }, BY_NAME])
      expect((await look(lookup, who)).errors).toMatchObject([{ extensions: { refusal: "LOOKUPS_USED_UP" } }]);
    const query = `{ nationalPersonLookups(first: 2) { totalCount totalCountExact pageInfo { hasNextPage } edges { cursor node {
      id holder at by { role name } servicePointIds ground reason found } } } }`;
    const { data, errors } = await party.askAs({ role: "auditor.national" }, query);
    expect(errors).toEqual([]);
    const by = { role: "national.counselor", name: "紹介 一子" };
    expect(data.nationalPersonLookups.edges).toMatchObject([
      { node: { holder: "NATIONAL", by, servicePointIds: ["shiroishi"], ...WHY, found: 0 } },
      { node: { by, ...WHY, found: 1 } },
    ]);
  });

  it("is refused without a reason, and to who is no counselor", async () => {
    expect((await look({ ...BY_NAME, reason: "転居" })).errors).toMatchObject([
      { extensions: { refusal: "LOOKUP_REASON" } },
    ]);
    expect((await look(BY_NAME, ORDER_OFFICER)).errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});

describe("a registration of a person who may have one already", () => {
  const RECEIVE = `mutation ($input: ReceiveRegistrationInput!) {
    receiveRegistration(input: $input) { registration { id } userErrors { code path kind message } } }`;
  const input = {
    ...{ idempotencyKey: randomUUID(), servicePointId: "shiroishi", office: "ハローワーク札幌東", sex: "FEMALE" },
    ...{ name: "高崎 恵子", nameKana: "タカサキ ケイコ", birthDate: BORN, desiredOccupations: ["清掃員"] },
    ...{ anyOccupation: false, desiredEmploymentTypes: ["REGULAR"], qualifications: [] },
  };
  const receive = async (more: object = {}) => {
    const { data, errors } = await party.askAs(NATIONAL_COUNSELOR, RECEIVE, { input: { ...input, ...more } });
    expect(errors).toEqual([]);
    return data.receiveRegistration;
  };

  it("is not received before the twin is confirmed", async () => {
    const { registration, userErrors } = await receive();
    expect(registration).toBeNull();
    const message = expect.stringMatching(/1件.*豊平/);
    expect(userErrors).toEqual([{ code: "POSSIBLE_TWIN", path: null, kind: "CONFIRM", message }]);
    expect(await records(elsewhere)).toContainEqual({ basis: "LOOKUP", reason: "重複の確認" });
    const done = await receive({ confirmed: ["POSSIBLE_TWIN"] });
    expect([done.userErrors, done.registration.id]).toEqual([[], expect.any(String)]);
  });
});

describe("a revision of a national profile", () => {
  const REVISE = `mutation ($input: ReviseNationalProfileInput!) {
    reviseNationalProfile(input: $input) { seeker { id } userErrors { code path kind } } }`;
  const revise = async (seekerId: string, more: object) => {
    const input = { idempotencyKey: randomUUID(), seekerId, reason: "本人確認書類による", ...more };
    return (await party.askAs(NATIONAL_COUNSELOR, REVISE, { input })).data.reviseNationalProfile;
  };
  const person = { name: "双子 一", birthDate: "1975-05-05", sex: "FEMALE" } as const;
  const registered = async (profile: object, servicePointId = "shiroishi") => {
    const add = arrangeNational(party);
    const seekerId = await add.person(profile);
    await add.registration({ seekerId, servicePointId });
    return seekerId;
  };

  it.each([
    ["name", { ...person, name: "別名 一" }, { name: "双子　一" }],
    ["birth date", { ...person, birthDate: "1975-05-06" }, { birthDate: "1975-05-05" }],
    ["sex", { ...person, sex: "MALE" }, { sex: "FEMALE" }],
  ])("that makes it a twin's by its %s is asked back, and the twin's record says so", async (_, was, becomes) => {
    const twin = await registered(person, "toyohira");
    const seekerId = await registered(was);
    const userErrors = [{ code: "POSSIBLE_TWIN", path: null, kind: "CONFIRM" }];
    expect(await revise(seekerId, becomes)).toEqual({ seeker: null, userErrors });
    expect(await records(twin)).toContainEqual({ basis: "LOOKUP", reason: "重複の確認" });
    expect((await revise(seekerId, { ...becomes, confirmed: ["POSSIBLE_TWIN"] })).userErrors).toEqual([]);
  });

  it("is asked back when nothing else is, so that whoever learns of no twin has revised a profile", async () => {
    await registered({ ...person, name: "双子 二", birthDate: "1910-05-05" });
    const seekerId = await registered({ ...person, name: "別名 二" });
    const becomes = { name: "双子 二", birthDate: "1910-05-05" };
    expect((await revise(seekerId, becomes)).userErrors).toMatchObject([{ code: "AGE_UNUSUAL" }]);
    const { userErrors } = await revise(seekerId, { ...becomes, confirmed: ["AGE_UNUSUAL"] });
    expect(userErrors).toMatchObject([{ code: "POSSIBLE_TWIN" }]);
  });

  it("of something else is not asked back, nor one that repeats what is known", async () => {
    const seekerId = await registered(person);
    await registered(person);
    expect((await revise(seekerId, { ...person, phone: "011-000-0000" })).userErrors).toEqual([]);
  });
});

describe("a search of the own registrations", () => {
  it("is a reading of whom it finds, whatever is selected", async () => {
    const add = arrangeNational(party);
    const found = await add.person({ name: "探索 一", birthDate: BORN });
    await add.registration({ seekerId: found });
    const search = (text: string | null) =>
      party.askAs(
        NATIONAL_COUNSELOR,
        "query ($text: String) { registrations(search: $text, first: 5) { totalCount } }",
        { text },
      );
    await search(null);
    expect(await records(found)).toEqual([]);
    expect((await search("探索")).data.registrations.totalCount).toBe(1);
    expect(await records(found)).toEqual([{ basis: "OWN_ROLE", reason: null }]);
  });
});
