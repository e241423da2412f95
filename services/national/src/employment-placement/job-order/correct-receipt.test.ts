import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { ORDER_OFFICER, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const REASON = "求人者の申出による";
const SHEET = {
  employer: "見本警備株式会社",
  disclosure: "FULL",
  title: "施設警備員",
  description: "商業施設の巡回と受付",
  occupationCode: "F/45",
  employmentType: "REGULAR",
  contractTerm: "INDEFINITE",
  wage: { unit: "MONTHLY", minimum: 175_000, maximum: 190_000 },
  workingHours: "8時30分から17時30分まで",
  insurance: ["雇用", "労災"],
  licencesRequired: [],
  openings: 3,
  trialMode: "DUAL",
};
const FIELDS = `jobOrder { version revision number title openings status receivedOn referUntil wage { minimum }
  earlierSheets { revision title openings referUntil wage { minimum } ageLimit { maximum } }
  history { from to reason } }`;
const revise = (jobOrderId: string, more: object = {}) =>
  sendNationalMutation(
    party,
    ORDER_OFFICER,
    "reviseJobOrder",
    { jobOrderId, version: 1, reason: REASON, ...SHEET, ...more },
    FIELDS,
  );
const stored = async (id: string) =>
  (await party.database.dataSource.query("select * from job_order where id = $1", [id]))[0];

describe("reviseJobOrder of the receipt of an order", () => {
  const RECEIPT = { number: "01010-88777", receivedOn: "2013-10-01", referUntil: "2013-12-15" };

  it("corrects its number and the days of its receipt, so that an order past its deadline is accepted", async () => {
    const past = { status: "RECEIVED", receivedOn: "2013-07-01", referUntil: "2013-09-30" } as const;
    const jobOrderId = await add.jobOrder(past);
    const accept = (version: number) =>
      sendNationalMutation(party, ORDER_OFFICER, "acceptJobOrder", { jobOrderId, version }, FIELDS);
    expect(onlyUserError(await accept(1))).toEqual(["DEADLINE_PASSED", "jobOrderId"]);
    const { jobOrder, userErrors } = await revise(jobOrderId, RECEIPT);
    expect(userErrors).toEqual([]);
    expect(jobOrder).toMatchObject({ ...RECEIPT, status: "RECEIVED", revision: 1, earlierSheets: [] });
    expect((await accept(2)).jobOrder.status).toBe("OPEN");
  });

  it("reads the occupation by the edition of the corrected day", async () => {
    const jobOrderId = await add.jobOrder({ status: "RECEIVED", occupationCodeEdition: "2022" });
    await revise(jobOrderId, { receivedOn: "2013-10-01" });
    expect(await stored(jobOrderId)).toMatchObject({ occupation_code_edition: "2011", refer_until: "2013-12-31" });
  });

  it("lets a deadline that nobody gave follow the corrected day of receipt", async () => {
    const given = { status: "RECEIVED", receivedOn: "2013-09-30" } as const;
    const corrected = async (referUntil: string) => {
      const jobOrderId = await add.jobOrder({ ...given, referUntil });
      await revise(jobOrderId, { receivedOn: "2013-10-01" });
      return (await stored(jobOrderId)).refer_until;
    };
    expect([await corrected("2013-11-30"), await corrected("2013-11-15")]).toEqual(["2013-12-31", "2013-11-15"]);
  });

  it.each([
    [{ number: "1" }, "ORDER_NUMBER_FORM", "number"],
    [{ number: "01010-88778" }, "ORDER_NUMBER_TAKEN", "number"],
    [{ receivedOn: "2013-11-01" }, "DAY_IN_THE_FUTURE", "receivedOn"],
    [{ referUntil: "2014-01-01" }, "REFER_UNTIL_OUT_OF_RANGE", "referUntil"],
    [{ referUntil: "2013-10-30" }, "DEADLINE_PASSED", "referUntil"],
  ])("refuses %j", async (more, code, field) => {
    if (code === "ORDER_NUMBER_TAKEN") await add.jobOrder({ number: "01010-88778" });
    const jobOrderId = await add.jobOrder({ status: "RECEIVED" });
    expect(onlyUserError(await revise(jobOrderId, more))).toEqual([code, field]);
    expect(await stored(jobOrderId)).toMatchObject({ version: 1 });
  });

  it("corrects those of an accepted order to which nobody was referred, as a new revision", async () => {
    const { jobOrder, userErrors } = await revise(await add.jobOrder({}), { ...RECEIPT, number: "01010-88779" });
    expect(userErrors).toEqual([]);
    expect(jobOrder).toMatchObject({ ...RECEIPT, number: "01010-88779", status: "OPEN", revision: 2 });
  });

  it.each(Object.entries(RECEIPT))("leaves the %s of an order to which somebody was referred", async (field, value) => {
    const jobOrderId = await add.jobOrder({});
    const registrationId = await add.registration({ seekerId: await add.person() });
    await add.referral({ registrationId, jobOrderId, status: "CANCELED" });
    expect(onlyUserError(await revise(jobOrderId, { [field]: value }))).toEqual(["RECEIPT_STAYS", field]);
  });
});
