import { randomUUID } from "node:crypto";
import { arrangeNational, type GivenRow, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  ORDER_OFFICER,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";
import type { JobOrderEntity } from "./job-order.entity";

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

describe("reviseJobOrder", () => {
  it("gives an open order its next sheet, keeps the earlier one, and leaves number, days and state", async () => {
    const jobOrderId = await add.jobOrder({ number: "01010-88001" });
    const { jobOrder, userErrors } = await revise(jobOrderId);
    expect(userErrors).toEqual([]);
    expect(jobOrder).toEqual({
      version: 2,
      revision: 2,
      number: "01010-88001",
      title: "施設警備員",
      openings: 3,
      status: "OPEN",
      receivedOn: "2013-09-01",
      referUntil: "2013-11-30",
      wage: { minimum: 175_000 },
      earlierSheets: [
        {
          revision: 1,
          title: "警備員",
          openings: 2,
          referUntil: "2013-11-30",
          wage: { minimum: 160_000 },
          ageLimit: null,
        },
      ],
      history: [{ from: "OPEN", to: "OPEN", reason: REASON }],
    });
  });

  it("revises a suspended order, and one that nobody was shown yet without a revision", async () => {
    expect((await revise(await add.jobOrder({ status: "SUSPENDED" }))).jobOrder).toMatchObject({
      status: "SUSPENDED",
      revision: 2,
    });
    expect((await revise(await add.jobOrder({ status: "RECEIVED" }))).jobOrder).toMatchObject({
      status: "RECEIVED",
      revision: 1,
      earlierSheets: [],
    });
  });

  it("leaves a referral on the sheet that it was made on, for the person too", async () => {
    const seekerId = await add.person();
    const registrationId = await add.registration({ seekerId });
    const jobOrderId = await add.jobOrder({});
    const refer = (id: string, issuedOn: string) =>
      sendNationalMutation(
        party,
        NATIONAL_COUNSELOR,
        "issueReferral",
        { registrationId: id, jobOrderId, track: "ORDINARY", issuedOn },
        "referral { id jobOrder { revision } jobOrderSheet { revision title } }",
      );
    const before = await refer(registrationId, "2013-10-31");
    expect(before.referral).toMatchObject({
      jobOrder: { revision: 1 },
      jobOrderSheet: { revision: 1, title: "警備員" },
    });
    await revise(jobOrderId);
    const query = `query ($id: ID!) { seeker(id: $id) { national { referrals(first: 1) { edges { node {
      jobOrder { title } jobOrderSheet { revision title wage { minimum } } } } } } } }`;
    const { data } = await party.askAs({ role: "seeker", seekerId }, query, { id: seekerId });
    expect(data.seeker.national.referrals.edges).toEqual([
      {
        node: {
          jobOrder: { title: "施設警備員" },
          jobOrderSheet: { revision: 1, title: "警備員", wage: { minimum: 160_000 } },
        },
      },
    ]);
    const other = await add.registration({ seekerId: await add.person() });
    expect((await refer(other, "2013-10-31")).referral.jobOrderSheet.revision).toBe(2);
    const third = await add.registration({ seekerId: await add.person() });
    expect((await refer(third, "2013-10-30")).referral.jobOrderSheet.revision).toBe(1);
  });

  it("decides a referral of an earlier day by the sheet of that day", async () => {
    const jobOrderId = await add.jobOrder({ trialMode: "NONE" });
    await revise(jobOrderId, { trialMode: "TRIAL_ONLY" });
    const registrationId = await add.registration({ seekerId: await add.person() });
    const input = { registrationId, jobOrderId, track: "ORDINARY" };
    const refer = (issuedOn: string) =>
      sendNationalMutation(party, NATIONAL_COUNSELOR, "issueReferral", { ...input, issuedOn }, "referral { id }");
    expect(onlyUserError(await refer("2013-10-31"))).toEqual(["ORDER_ONLY_FOR_TRIAL", "track"]);
    expect((await refer("2013-10-30")).userErrors).toEqual([]);
  });

  it("makes an order FILLED whose openings are reduced to those filled, and never below them", async () => {
    const jobOrderId = await add.jobOrder({ openings: 3, filled: 2 });
    expect(onlyUserError(await revise(jobOrderId, { openings: 1 }))).toEqual(["OPENINGS_BELOW_FILLED", "openings"]);
    const { jobOrder } = await revise(jobOrderId, { openings: 2 });
    expect(jobOrder).toMatchObject({ status: "FILLED", history: [{ from: "OPEN", to: "FILLED", reason: REASON }] });
  });

  it.each<[string, GivenRow<JobOrderEntity>, object, string, string | null]>([
    ["filled", { status: "FILLED", filled: 2 }, {}, "ORDER_ENDED", "jobOrderId"],
    ["past its deadline", { referUntil: "2013-10-30" }, {}, "ORDER_ENDED", "jobOrderId"],
    ["canceled", { status: "CANCELED" }, {}, "ORDER_ENDED", "jobOrderId"],
    [
      "not accepted",
      { status: "NOT_ACCEPTED", notAccepted: { ground: "ILLEGAL_CONTENT" } },
      {},
      "ORDER_ENDED",
      "jobOrderId",
    ],
    ["revised without a reason", {}, { reason: " " }, "REASON_REQUIRED", "reason"],
    ["revised with an old version", {}, { version: 2 }, "VERSION_CONFLICT", "version"],
    ["unknown", {}, { jobOrderId: randomUUID() }, "NO_SUCH_RECORD", null],
    [
      "given an unlawful age limit",
      {},
      { ageLimit: { minimum: 40, maximum: 59, ground: "RETIREMENT_AGE", basisText: "定年" } },
      "AGE_LIMIT_OUTSIDE_GROUND",
      "ageLimit.minimum",
    ],
    ["given no openings", {}, { openings: 0 }, "OPENINGS_OUT_OF_RANGE", "openings"],
  ])("refuses when an order is %s, and writes nothing", async (_, row, more, code, path) => {
    const jobOrderId = await add.jobOrder(row);
    const before = [await stored(jobOrderId), await countRows(party, "job_order_revision")];
    expect(onlyUserError(await revise(jobOrderId, more))).toEqual([code, path]);
    expect([await stored(jobOrderId), await countRows(party, "job_order_revision")]).toEqual(before);
  });

  it("is for order officers alone", async () => {
    const jobOrderId = await add.jobOrder({});
    const input = { jobOrderId, version: 1, reason: REASON, ...SHEET };
    await expect(sendNationalMutation(party, NATIONAL_COUNSELOR, "reviseJobOrder", input)).rejects.toThrow(/FORBIDDEN/);
    const query = `query ($id: ID!) { jobOrder(id: $id) { revision earlierSheets { revision } } }`;
    const { data } = await party.askAs({ role: "seeker", seekerId: randomUUID() }, query, { id: jobOrderId });
    expect(data.jobOrder).toEqual({ revision: 1, earlierSheets: null });
  });

  it("revises every part of the sheet", async () => {
    const jobOrderId = await add.jobOrder({ number: "01010-88090" });
    const words = { holidays: "土日祝", probation: "3か月", experienceRequired: "不問", selectionMethod: "面接" };
    const ageLimit = { maximum: 64, ground: "RETIREMENT_AGE", basisText: "定年を上限" };
    const rest = { ...words, workplaceWardCode: "011045", mandatoryRetirementAge: 65, ageLimit };
    expect((await revise(jobOrderId, rest)).userErrors).toEqual([]);
    const kept = { holidays: "土日祝", probation: "3か月", experience_required: "不問", selection_method: "面接" };
    const bounds = { workplace_ward_code: "011045", mandatory_retirement_age: 65, age_maximum: 64 };
    expect(await stored(jobOrderId)).toMatchObject({ ...kept, ...bounds });
  });
});
