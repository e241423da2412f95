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
    "receiveJobOrder",
    `jobOrder { id version number office employer disclosure title description occupationCode occupationCodeEdition
      workplaceWardCode employmentType contractTerm wage { unit minimum maximum } workingHours holidays insurance probation
      experienceRequired licencesRequired selectionMethod openings filled receivedOn referUntil status trialMode
      ageLimit { minimum maximum ground basisText policyGroup } mandatoryRetirementAge history { from to by { role } } }`,
  );
});
afterAll(() => party?.[Symbol.asyncDispose]());

const OFFICER: CallerClaims = { role: "national.order_officer" };
let count = 0;
const nextNumber = () => `01020-${9000 + ++count}`;
const PLAIN = {
  office: "札幌東公共職業安定所",
  employer: "見本警備株式会社",
  disclosure: "FULL",
  title: "施設警備員",
  description: "商業施設の巡回と受付",
  occupationCode: "F/45",
  workplaceWardCode: "011045",
  employmentType: "REGULAR",
  contractTerm: "INDEFINITE",
  wage: { unit: "MONTHLY", minimum: 145_000, maximum: 165_000 },
  insurance: ["雇用", "労災"],
  licencesRequired: [],
  openings: 3,
  receivedOn: "2013-10-01",
  trialMode: "DUAL",
};
const GUARDS = { minimum: 18, ground: "STATUTORY_MINIMUM", basisText: "警備業法第14条" };
const written = async (number: string) =>
  party.database.dataSource.query("select * from job_order where number = $1", [number]);

describe("receiveJobOrder", () => {
  it("stores the order as the employer gives it, valid to the end of the second month after its receipt", async () => {
    const number = nextNumber();
    const more = {
      workingHours: "8時30分から17時30分まで",
      probation: "3か月",
      selectionMethod: "面接",
      ageLimit: GUARDS,
    };
    const { jobOrder } = await receive(OFFICER, { ...PLAIN, ...more, number, mandatoryRetirementAge: 65 });
    expect(jobOrder).toEqual({
      ...PLAIN,
      ...more,
      id: expect.any(String),
      number,
      version: 1,
      occupationCodeEdition: "2011",
      holidays: null,
      experienceRequired: null,
      filled: 0,
      referUntil: "2013-12-31",
      status: "RECEIVED",
      ageLimit: { ...GUARDS, maximum: null, policyGroup: null },
      mandatoryRetirementAge: 65,
      history: [{ from: null, to: "RECEIVED", by: { role: "national.order_officer" } }],
    });
  });

  it("stores the number in plain digits, no age limit when none is given, and an earlier deadline when one is", async () => {
    const typed = { number: "０１０２０－９００９９", referUntil: "2013-11-15" };
    const { jobOrder } = await receive(OFFICER, { ...PLAIN, ...typed });
    const kept = { ...typed, number: "01020-90099" };
    expect(jobOrder).toMatchObject({ ageLimit: null, mandatoryRetirementAge: null, ...kept });
  });

  it("stores an order for a fixed term, with required experience, for registered seekers only", async () => {
    const terms = { contractTerm: "FIXED", employmentType: "FIXED_TERM", experienceRequired: "警備2年以上" };
    const more = { ...terms, disclosure: "REGISTERED_SEEKERS_ONLY", holidays: "土日祝" };
    expect((await receive(OFFICER, { ...PLAIN, number: nextNumber(), ...more })).jobOrder).toMatchObject(more);
  });

  it.each([
    [{ ground: "RETIREMENT_AGE", maximum: 64 }],
    [{ ground: "STATUTORY_MINIMUM", minimum: 18 }],
    [{ ground: "YOUNG_CAREER_START", maximum: 35 }],
    [{ ground: "SKILL_SUCCESSION_BAND", minimum: 30, maximum: 39 }],
    [{ ground: "PERFORMING_ARTS", maximum: 12 }],
    [{ ground: "OLDER_OR_POLICY_GROUP", minimum: 35, maximum: 54, policyGroup: "就職氷河期世代" }],
  ])("accepts an age limit on a lawful ground: %o", async (limit) => {
    const ageLimit = { ...limit, basisText: "雇用対策法施行規則第1条の3" };
    const order = { ...PLAIN, number: nextNumber(), ageLimit, mandatoryRetirementAge: 65 };
    const { jobOrder, userErrors } = await receive(OFFICER, order);
    expect(userErrors).toEqual([]);
    expect(jobOrder.ageLimit).toMatchObject(ageLimit);
  });

  it("hides the order from everybody else until it is accepted", async () => {
    const number = nextNumber();
    await receive(OFFICER, { ...PLAIN, number });
    const { data } = await party.askAs(
      { role: "seeker" },
      "query ($number: String!) { jobOrder(number: $number) { id } }",
      { number },
    );
    expect(data.jobOrder).toBeNull();
  });

  it("stores one order when several with one number arrive at once", async () => {
    const number = nextNumber();
    const answers = await Promise.all(Array.from({ length: 8 }, () => receive(OFFICER, { ...PLAIN, number })));
    expect(answers.filter(({ jobOrder }) => jobOrder !== null)).toHaveLength(1);
    for (const refused of answers.filter(({ jobOrder }) => jobOrder === null))
      expect(onlyUserError(refused)).toEqual(["ORDER_NUMBER_TAKEN", "number"]);
  });

  it.each(["C", "25", "C/25", "251", "453-01", "C/25/251/251-01", "06/033/033-01", "06/033"])(
    "accepts the occupation code %s",
    async (occupationCode) => {
      expect((await receive(OFFICER, { ...PLAIN, number: nextNumber(), occupationCode })).userErrors).toEqual([]);
    },
  );

  it.each([
    ["with a number of four digits", { number: "0102-1" }, "ORDER_NUMBER_FORM", "number"],
    ["with a serial number of nine digits", { number: "01020-123456789" }, "ORDER_NUMBER_FORM", "number"],
    ["without an employer", { employer: " " }, "TEXT_REQUIRED", "employer"],
    ["without a title", { title: "" }, "TEXT_REQUIRED", "title"],
    ["with a My Number", { description: "担当 1234-5678-9018" }, "MY_NUMBER_FOUND", "description"],
    ["with an occupation in words", { occupationCode: "警備" }, "OCCUPATION_CODE_FORM", "occupationCode"],
    ["by an unknown office", { office: "大阪東公共職業安定所" }, "UNKNOWN_OFFICE", "office"],
    ["in a ward that does not exist", { workplaceWardCode: "999997" }, "NO_SUCH_WARD", "workplaceWardCode"],
    ["with a ward in words", { workplaceWardCode: "白石区" }, "AREA_CODE_FORM", "workplaceWardCode"],
    ["with a wage of 0", { wage: { unit: "HOURLY", minimum: 0 } }, "WAGE_OUT_OF_RANGE", "wage.minimum"],
    [
      "with a wage above the limit",
      { wage: { unit: "DAILY", minimum: 1, maximum: 100_000_001 } },
      "WAGE_OUT_OF_RANGE",
      "wage.maximum",
    ],
    [
      "with a maximum wage below the minimum",
      { wage: { unit: "HOURLY", minimum: 800, maximum: 799 } },
      "WAGE_REVERSED",
      "wage.maximum",
    ],
    ["for nobody", { openings: 0 }, "OPENINGS_OUT_OF_RANGE", "openings"],
    ["for a thousand", { openings: 1000 }, "OPENINGS_OUT_OF_RANGE", "openings"],
    ["received in another age", { receivedOn: "0001-01-01" }, "DAY_TOO_EARLY", "receivedOn"],
    ["with a line break in its title", { title: "警備\n員" }, "LINE_BREAK_FOUND", "title"],
    ["received tomorrow", { receivedOn: "2013-11-01" }, "DAY_IN_THE_FUTURE", "receivedOn"],
    ["that ends before it begins", { referUntil: "2013-09-30" }, "REFER_UNTIL_OUT_OF_RANGE", "referUntil"],
    ["that stands too long", { referUntil: "2014-01-01" }, "REFER_UNTIL_OUT_OF_RANGE", "referUntil"],
    ["retiring at 59", { mandatoryRetirementAge: 59 }, "RETIREMENT_AGE_OUT_OF_RANGE", "mandatoryRetirementAge"],
    ["retiring at 121", { mandatoryRetirementAge: 121 }, "RETIREMENT_AGE_OUT_OF_RANGE", "mandatoryRetirementAge"],
    ["with a limit without words", { ageLimit: { ...GUARDS, basisText: "" } }, "TEXT_REQUIRED", "ageLimit.basisText"],
    ["with a limit of nothing", { ageLimit: { ...GUARDS, minimum: null } }, "AGE_LIMIT_EMPTY", "ageLimit"],
    ["with a limit reversed", { ageLimit: { ...GUARDS, maximum: 17 } }, "AGE_LIMIT_REVERSED", "ageLimit.maximum"],
    [
      "with an age limit of 40 to 59",
      { ageLimit: { ...GUARDS, minimum: 40, maximum: 59 } },
      "AGE_LIMIT_OUTSIDE_GROUND",
      "ageLimit.maximum",
    ],
    ["with 31 insurances", { insurance: Array(31).fill("雇用") }, "TOO_MANY_TEXTS", "insurance"],
  ])("refuses an order %s and writes nothing", async (_, more, code, field) => {
    const given = { ...PLAIN, number: nextNumber(), ...more };
    expect(onlyUserError(await receive(OFFICER, given))).toEqual([code, field]);
    expect(await written(given.number)).toEqual([]);
  });

  it("refuses an age limit without a ground", async () => {
    const input = {
      idempotencyKey: "k",
      ...PLAIN,
      number: nextNumber(),
      ageLimit: { minimum: 40, maximum: 59, basisText: "" },
    };
    const query = "mutation ($input: ReceiveJobOrderInput!) { receiveJobOrder(input: $input) { jobOrder { id } } }";
    const { errors } = await party.askAs(OFFICER, query, { input });
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });

  it.each([
    { ageGround: "RETIREMENT_AGE", ageMaximum: 59, mandatoryRetirementAge: 65 },
    { ageGround: "YOUNG_CAREER_START", ageMaximum: 34, contractTerm: "FIXED" },
    { ageGround: "SKILL_SUCCESSION_BAND", ageMinimum: 30, ageMaximum: 49 },
    { ageGround: "OLDER_OR_POLICY_GROUP", ageMinimum: 40 },
    { ageGround: "STATUTORY_MINIMUM" },
  ] as const)("is rejected by the database when its age limit is outside the ground: %j", async (row) => {
    await expect(arrangeNational(party).jobOrder({ ageBasisText: "年齢制限", ...row })).rejects.toThrow(
      "age_limit_within_ground",
    );
  });
});
