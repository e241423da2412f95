import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { nationalMutation, onlyUserError } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let receive: ReturnType<typeof nationalMutation>;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  receive = nationalMutation(
    party,
    "receiveRegistration",
    `registration { id version number status receivedOn validUntil ageOnReceipt office desiredOccupations qualifications
      outOfWorkSince servicePoint { id } history { from to by { role name } }
      seeker { id national { profile { name nameKana birthDate sex phone receivesEmploymentInsurance } } } }`,
  );
});
afterAll(() => party?.[Symbol.asyncDispose]());

const COUNSELOR: CallerClaims = { role: "national.counselor", servicePoints: ["shiroishi"], name: "職業 次郎" };
const ELSEWHERE: CallerClaims = { role: "national.counselor", servicePoints: ["toyohira"] };
const PLAIN = {
  servicePointId: "shiroishi",
  office: "札幌東公共職業安定所",
  name: "見本 太郎",
  nameKana: "ミホン タロウ",
  birthDate: "1961-06-15",
  sex: "MALE",
  desiredOccupations: ["警備員", "清掃員", "警備員"],
  anyOccupation: false,
  desiredEmploymentTypes: ["REGULAR"],
  qualifications: ["普通自動車免許", " "],
};
const TARO = { name: "見本 太郎", nameKana: "ミホン タロウ", birthDate: "1961-06-15", sex: "MALE" } as const;
const rowsOf = async (seekerId: string) => {
  const { dataSource } = party.database;
  const files = await dataSource.query(
    "select * from national_file left join national_profile using (seeker_id) where seeker_id = $1",
    [seekerId],
  );
  const registrations = await dataSource.query("select * from registration where seeker_id = $1", [seekerId]);
  return { files, registrations };
};

describe("receiveRegistration", () => {
  it("registers a new person under a new number, valid to the end of the second month after the receipt", async () => {
    const { registration, userErrors } = await receive(COUNSELOR, {
      ...PLAIN,
      phone: "011-000-0000",
      outOfWorkSince: "2013-01-31",
      workHistory: "建設業20年",
    });
    expect(userErrors).toEqual([]);
    expect(registration).toEqual({
      id: expect.any(String),
      version: 1,
      number: expect.stringMatching(/^01020-\d{8}$/),
      status: "ACTIVE",
      receivedOn: "2013-10-31",
      validUntil: "2013-12-31",
      ageOnReceipt: 52,
      office: "札幌東公共職業安定所",
      desiredOccupations: ["警備員", "清掃員"],
      qualifications: ["普通自動車免許"],
      outOfWorkSince: "2013-01-31",
      servicePoint: { id: "shiroishi" },
      history: [{ from: null, to: "ACTIVE", by: { role: "national.counselor", name: "職業 次郎" } }],
      seeker: {
        id: expect.any(String),
        national: {
          profile: {
            name: "見本 太郎",
            nameKana: "ミホン タロウ",
            birthDate: "1961-06-15",
            sex: "MALE",
            phone: "011-000-0000",
            receivesEmploymentInsurance: null,
          },
        },
      },
    });
  });

  it("gives a provisional registration no number", async () => {
    const { registration } = await receive(COUNSELOR, { ...PLAIN, provisional: true });
    expect(registration).toMatchObject({ number: null, status: "PROVISIONAL", validUntil: "2013-12-31" });
    expect(registration.history).toMatchObject([{ from: null, to: "PROVISIONAL" }]);
  });

  it("registers a person under the id that the person brings from the city", async () => {
    const seekerId = randomUUID();
    expect((await receive(COUNSELOR, { ...PLAIN, seekerId })).registration.seeker.id).toBe(seekerId);
  });

  it("gives concurrent registrations different numbers", async () => {
    const received = await Promise.all(Array.from({ length: 10 }, () => receive(COUNSELOR, PLAIN)));
    expect(new Set(received.map(({ registration }) => registration.number)).size).toBe(10);
  });

  it("registers a person once when five registrations arrive at once, and lets none of them time out", async () => {
    const seekerId = randomUUID();
    const query =
      "mutation ($input: ReceiveRegistrationInput!) { receiveRegistration(input: $input) { registration { id } } }";
    const once = () => ({ idempotencyKey: randomUUID(), ...PLAIN, seekerId, confirmed: ["POSSIBLE_TWIN"] });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => party.askAs(COUNSELOR, query, { input: once() })),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    expect(answers.filter(({ data }) => data.receiveRegistration.registration !== null)).toHaveLength(1);
    expect((await rowsOf(seekerId)).registrations).toHaveLength(1);
  });

  it("registers a person again after a registration that expired or ended", async () => {
    const { person, registration } = arrangeNational(party);
    for (const earlier of [{ validUntil: "2013-10-30" }, { status: "WITHDRAWN" }, { status: "PLACED" }] as const) {
      const seekerId = await person(TARO);
      await registration({ seekerId, ...earlier });
      expect((await receive(COUNSELOR, { ...PLAIN, seekerId })).userErrors).toEqual([]);
    }
  });

  it.each([{ validUntil: "2013-10-31" }, { status: "PROVISIONAL", number: null, validUntil: "2013-09-30" }] as const)(
    "refuses a second registration while one is valid (%j)",
    async (standing) => {
      const seekerId = await arrangeNational(party).person({ ...TARO, nameKana: "マエ" });
      await arrangeNational(party).registration({ seekerId, ...standing });
      expect(onlyUserError(await receive(COUNSELOR, { ...PLAIN, seekerId }))).toEqual([
        "ALREADY_REGISTERED",
        "seekerId",
      ]);
      const { files, registrations } = await rowsOf(seekerId);
      expect([files[0].name_kana, registrations.length]).toEqual(["マエ", 1]);
    },
  );
});

describe("receiveRegistration refuses and writes nothing", () => {
  it.each([
    ["at a service point of others", { servicePointId: "toyohira" }, "NOT_YOUR_SERVICE_POINT", "servicePointId"],
    [
      "without a service point, for a person of none",
      { servicePointId: null },
      "NOT_YOUR_SERVICE_POINT",
      "servicePointId",
    ],
    ["at an unknown office", { office: "大阪東公共職業安定所" }, "UNKNOWN_OFFICE", "office"],
    ["provisionally at an unknown office", { office: "東京", provisional: true }, "UNKNOWN_OFFICE", "office"],
    ["without a name", { name: "　" }, "TEXT_REQUIRED", "name"],
    ["without a reading", { nameKana: "" }, "TEXT_REQUIRED", "nameKana"],
    ["with a reading in kanji", { nameKana: "見本 タロウ" }, "KANA_EXPECTED", "nameKana"],
    ["with a birth date in the future", { birthDate: "2013-11-01" }, "DAY_IN_THE_FUTURE", "birthDate"],
    ["with an age over 120", { birthDate: "1892-10-31" }, "BIRTH_DATE_TOO_EARLY", "birthDate"],
    ["out of work from tomorrow", { outOfWorkSince: "2013-11-01" }, "DAY_IN_THE_FUTURE", "outOfWorkSince"],
    ["without an occupation", { desiredOccupations: [" "] }, "NO_OCCUPATION", "desiredOccupations"],
    ["with a My Number", { workHistory: "個人番号 123456789018" }, "MY_NUMBER_FOUND", "workHistory"],
    ["with a name that is too long", { name: "字".repeat(101) }, "TEXT_TOO_LONG", "name"],
    ["with a telephone number without digits", { phone: "-" }, "PHONE_FORM", "phone"],
    ["with a name of signs", { name: "-" }, "NAME_WITHOUT_LETTER", "name"],
    ["with a name that shows nothing", { name: "\u2800" }, "TEXT_REQUIRED", "name"],
    ["with lines for a telephone number", { phone: "----" }, "PHONE_FORM", "phone"],
    ["with a reading that nobody can read", { nameKana: "ー" }, "KANA_EXPECTED", "nameKana"],
    ["with a line break in the name", { name: "見本\n花子" }, "LINE_BREAK_FOUND", "name"],
    ["born today", { birthDate: "2013-10-31" }, "BIRTH_DATE_TOO_LATE", "birthDate"],
    ["born in the year 1", { birthDate: "0001-01-01" }, "BIRTH_DATE_TOO_EARLY", "birthDate"],
    ["out of work for a century", { outOfWorkSince: "1913-10-31" }, "DAY_TOO_EARLY", "outOfWorkSince"],
    ["with a telephone number that is too long", { phone: "0".repeat(51) }, "TEXT_TOO_LONG", "phone"],
    ["with a control character", { qualifications: ["a\u0000"] }, "UNPRINTABLE_TEXT", "qualifications.0"],
    ["with 31 occupations", { desiredOccupations: Array(31).fill("職") }, "TOO_MANY_TEXTS", "desiredOccupations"],
  ])("refuses a registration %s and writes nothing", async (_, more, code, field) => {
    const seekerId = randomUUID();
    expect(onlyUserError(await receive(COUNSELOR, { ...PLAIN, seekerId, ...more }))).toEqual([code, field]);
    expect(await rowsOf(seekerId)).toEqual({ files: [], registrations: [] });
  });

  it("accepts an age of 120", async () => {
    const { registration } = await receive(ELSEWHERE, {
      ...PLAIN,
      servicePointId: "toyohira",
      birthDate: "1893-10-31",
    });
    expect(registration.ageOnReceipt).toBe(120);
  });

  it("refuses a service point of others, also for a person of the caller's own", async () => {
    const seekerId = await arrangeNational(party).person();
    await arrangeNational(party).registration({ seekerId, status: "PLACED" });
    const refused = await receive(COUNSELOR, { ...PLAIN, seekerId, servicePointId: "toyohira" });
    expect(onlyUserError(refused)).toEqual(["NOT_YOUR_SERVICE_POINT", "servicePointId"]);
    expect((await rowsOf(seekerId)).registrations).toHaveLength(1);
  });

  it("accepts no service point only for a person of the caller's service points", async () => {
    const seekerId = await arrangeNational(party).person(TARO);
    await arrangeNational(party).registration({ seekerId, status: "PLACED" });
    const { registration } = await receive(COUNSELOR, { ...PLAIN, seekerId, servicePointId: null });
    expect(registration).toMatchObject({ servicePoint: null, status: "ACTIVE" });
  });
});
