import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  ORDER_OFFICER,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

const TODAY = "2013-10-31";
let party: TestParty;
let add: NationalRows;
let registrationId: string;
let jobOrderId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", TODAY);
  add = arrangeNational(party);
});
beforeEach(async () => {
  registrationId = await add.registration({ seekerId: await add.person() });
  jobOrderId = await add.jobOrder({});
});
afterAll(() => party?.[Symbol.asyncDispose]());

const issue = (issuedOn: string, more: object = {}) => {
  const input = { registrationId, jobOrderId, track: "ORDINARY", issuedOn, ...more };
  return sendNationalMutation(party, NATIONAL_COUNSELOR, "issueReferral", input, "referral { issuedOn }");
};
const moveOrder = (to: string, version = 1) =>
  sendNationalMutation(
    party,
    ORDER_OFFICER,
    "changeJobOrderStatus",
    { jobOrderId, version, to, reason: "求人者の申出による" },
    "jobOrder { status }",
  );
const moveRegistration = (to: string) =>
  sendNationalMutation(
    party,
    NATIONAL_COUNSELOR,
    "changeRegistrationStatus",
    { registrationId, version: 1, to, reason: "本人の申出による" },
    "registration { status }",
  );
/** The database refuses as the mutation does. */
const refusedToo = (issuedOn: string, message: RegExp) =>
  expect(add.referral({ registrationId, jobOrderId, issuedOn })).rejects.toThrow(message);

describe("a referral of an earlier day", () => {
  it("is refused when the order was accepted later, also in the database", async () => {
    jobOrderId = await add.jobOrder({ status: "RECEIVED" });
    await sendNationalMutation(
      party,
      ORDER_OFFICER,
      "acceptJobOrder",
      { jobOrderId, version: 1 },
      "jobOrder { status }",
    );
    const before = await countRows(party, "referral");
    expect(onlyUserError(await issue("2013-10-10"))).toEqual(["ORDER_NOT_OPEN", "jobOrderId"]);
    expect(await countRows(party, "referral")).toEqual(before);
    await refusedToo("2013-10-10", /order is not open/);
    expect((await issue(TODAY)).userErrors).toEqual([]);
  });

  it("is refused while the order was suspended, and made when it was resumed", async () => {
    await add.stateChange(jobOrderId, "2013-10-05T01:00:00Z", "SUSPENDED", "OPEN");
    await add.stateChange(jobOrderId, "2013-10-20T01:00:00Z", "OPEN", "SUSPENDED");
    expect((await issue("2013-10-04")).userErrors).toEqual([]);
    for (const day of ["2013-10-05", "2013-10-19"]) {
      registrationId = await add.registration({ seekerId: await add.person() });
      expect(onlyUserError(await issue(day))).toEqual(["ORDER_NOT_OPEN", "jobOrderId"]);
    }
    expect((await issue("2013-10-20")).userErrors).toEqual([]);
  });

  it("is made within the term that a renewal in time began, and not after it", async () => {
    const seekerId = await add.person();
    registrationId = await add.registration({ seekerId, receivedOn: "2013-05-01", validUntil: "2013-12-31" });
    await add.stateChange(registrationId, "2013-05-01T01:00:00Z", "ACTIVE");
    await add.stateChange(registrationId, "2013-07-20T01:00:00Z", "ACTIVE", "ACTIVE");
    await add.stateChange(registrationId, "2013-10-10T01:00:00Z", "ACTIVE", "EXPIRED");
    expect(onlyUserError(await issue("2013-10-05"))).toEqual(["REGISTRATION_NOT_ACTIVE", "registrationId"]);
    expect((await issue("2013-09-10")).userErrors).toEqual([]);
  });

  it("counts a change at night on its day in Tokyo", async () => {
    await add.stateChange(jobOrderId, "2013-10-09T16:00:00Z", "CANCELED", "OPEN");
    await party.database.dataSource.query("update job_order set status = 'CANCELED' where id = $1", [jobOrderId]);
    expect(onlyUserError(await issue("2013-10-10"))).toEqual(["ORDER_NOT_OPEN", "jobOrderId"]);
    expect((await issue("2013-10-09")).userErrors).toEqual([]);
  });

  it("is made when the order was canceled or filled later, and not today", async () => {
    await moveOrder("CANCELED");
    expect(onlyUserError(await issue(TODAY))).toEqual(["ORDER_NOT_OPEN", "jobOrderId"]);
    expect((await issue("2013-10-30")).userErrors).toEqual([]);
  });

  it("is refused when the registration was renewed later, in the days between, also in the database", async () => {
    const seekerId = await add.person();
    registrationId = await add.registration({ seekerId, receivedOn: "2013-07-01", validUntil: "2013-09-30" });
    await sendNationalMutation(party, NATIONAL_COUNSELOR, "openNationalRecordWithReason", { seekerId, ...OPENING });
    expect((await moveRegistration("ACTIVE")).userErrors).toEqual([]);
    expect(onlyUserError(await issue("2013-10-10"))).toEqual(["REGISTRATION_NOT_ACTIVE", "registrationId"]);
    await refusedToo("2013-10-10", /registration is not active/);
    expect((await issue("2013-09-30")).userErrors).toEqual([]);
  });

  it("is decided by the term before the last of two renewals", async () => {
    const given = { receivedOn: "2013-05-01", validUntil: "2013-12-31" };
    registrationId = await add.registration({ seekerId: await add.person(), ...given });
    jobOrderId = await add.jobOrder({ receivedOn: "2013-06-01" });
    await add.stateChange(registrationId, "2013-08-05T01:00:00Z", "ACTIVE", "EXPIRED");
    await add.stateChange(registrationId, "2013-10-31T01:00:00Z", "ACTIVE", "EXPIRED");
    for (const day of ["2013-08-01", "2013-08-04"])
      expect(onlyUserError(await issue(day))).toEqual(["REGISTRATION_NOT_ACTIVE", "registrationId"]);
    expect((await issue("2013-10-31")).userErrors).toEqual([]);
    jobOrderId = await add.jobOrder({ receivedOn: "2013-06-01" });
    expect((await issue("2013-08-05")).userErrors).toEqual([]);
  });

  it("is refused when the registration was provisional until today", async () => {
    registrationId = await add.registration({
      seekerId: await add.person(),
      number: null,
      status: "PROVISIONAL",
      receivedOn: "2013-10-01",
      validUntil: "2013-12-31",
    });
    await moveRegistration("ACTIVE");
    expect(onlyUserError(await issue("2013-10-10"))).toEqual(["REGISTRATION_NOT_ACTIVE", "registrationId"]);
    expect((await issue(TODAY)).userErrors).toEqual([]);
  });

  it("is made when the registration was withdrawn later", async () => {
    await moveRegistration("WITHDRAWN");
    expect((await issue("2013-10-30")).userErrors).toEqual([]);
  });
});
