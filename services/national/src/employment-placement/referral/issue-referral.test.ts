import { randomUUID } from "node:crypto";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  countRows,
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let add: NationalRows;
let seekerId: string;
let registrationId: string;
let jobOrderId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
beforeEach(async () => {
  seekerId = await add.person({ birthDate: "1961-04-02" });
  registrationId = await add.registration({ seekerId });
  jobOrderId = await add.jobOrder({});
});
afterAll(() => party?.[Symbol.asyncDispose]());

const issue = (who: CallerClaims, more: object = {}) => {
  const input = { registrationId, jobOrderId, track: "ORDINARY", issuedOn: "2013-10-31", ...more };
  const fields = `referral { id version letterNumber registration { id } jobOrder { id } servicePoint { id } track issuedOn
    by { role name } status interviewOn negotiation { id } trialDecision { group } history { from to } }`;
  return sendNationalMutation(party, who, "issueReferral", input, fields);
};
const rows = () => countRows(party, "referral");
const refused = (code: string, ...path: string[]) => ({ referral: null, userErrors: [{ code, path }] });

describe("issueReferral", () => {
  it("issues a referral with its letter at the service point of the registration and starts its history", async () => {
    const { referral, userErrors } = await issue(NATIONAL_COUNSELOR);
    expect(userErrors).toEqual([]);
    expect(referral).toEqual({
      id: expect.any(String),
      version: 1,
      letterNumber: expect.stringMatching(/^01010-20131031-[0-9a-f]{12}$/),
      registration: { id: registrationId },
      jobOrder: { id: jobOrderId },
      servicePoint: { id: "shiroishi" },
      track: "ORDINARY",
      issuedOn: "2013-10-31",
      by: { role: "national.counselor", name: "紹介 一子" },
      status: "ISSUED",
      interviewOn: null,
      negotiation: null,
      trialDecision: null,
      history: [{ from: null, to: "ISSUED" }],
    });
  });

  it("gives every referral of a day its own letter number", async () => {
    const letters = [];
    for (const one of [await add.jobOrder({}), await add.jobOrder({}), await add.jobOrder({})])
      letters.push((await issue(NATIONAL_COUNSELOR, { jobOrderId: one })).referral.letterNumber);
    expect(new Set(letters).size).toBe(3);
  });

  it("issues a referral at the given service point when it is the counselor's own", async () => {
    const both = { ...NATIONAL_COUNSELOR, servicePoints: ["shiroishi", "minami"] };
    expect((await issue(both, { servicePointId: "minami" })).referral.servicePoint).toEqual({ id: "minami" });
  });

  it("refuses city staff, the person and order officers", async () => {
    const others: CallerClaims[] = [
      { role: "city.counselor", servicePoints: ["shiroishi"] },
      { role: "seeker", seekerId },
      { role: "national.order_officer" },
    ];
    for (const who of others) await expect(issue(who)).rejects.toThrow(/FORBIDDEN/);
    await expect(add.referral({ registrationId, jobOrderId, byRole: "city.counselor" })).rejects.toThrow(
      /referral_by_national/,
    );
  });

  it.each<[string, CallerClaims, object, string, string]>([
    ["for a person at another service point", NATIONAL_COUNSELOR_ELSEWHERE, {}, "NO_SUCH_RECORD", "registrationId"],
    [
      "for an unknown registration",
      NATIONAL_COUNSELOR,
      { registrationId: randomUUID() },
      "NO_SUCH_RECORD",
      "registrationId",
    ],
    ["for an unknown order", NATIONAL_COUNSELOR, { jobOrderId: randomUUID() }, "NO_SUCH_RECORD", "jobOrderId"],
    [
      "at another service point",
      NATIONAL_COUNSELOR,
      { servicePointId: "toyohira" },
      "NOT_YOUR_SERVICE_POINT",
      "servicePointId",
    ],
    [
      "at an unknown service point",
      NATIONAL_COUNSELOR,
      { servicePointId: "nowhere" },
      "NOT_YOUR_SERVICE_POINT",
      "servicePointId",
    ],
    ["on a future day", NATIONAL_COUNSELOR, { issuedOn: "2013-11-01" }, "DAY_IN_THE_FUTURE", "issuedOn"],
    [
      "with an unknown negotiation",
      NATIONAL_COUNSELOR,
      { negotiationId: randomUUID() },
      "NO_SUCH_RECORD",
      "negotiationId",
    ],
  ])("refuses a referral %s and writes nothing", async (_, who, more, code, field) => {
    const before = await rows();
    expect(await issue(who, more)).toEqual(refused(code, field));
    expect(await rows()).toEqual(before);
  });

  it("requires one of the counselor's own service points when the registration has none", async () => {
    const atOffice = await add.registration({ seekerId, servicePointId: null });
    expect(await issue(NATIONAL_COUNSELOR, { registrationId: atOffice })).toEqual(
      refused("NOT_YOUR_SERVICE_POINT", "servicePointId"),
    );
    const { userErrors } = await issue(NATIONAL_COUNSELOR, { registrationId: atOffice, servicePointId: "shiroishi" });
    expect(userErrors).toEqual([]);
  });
});

describe("issueReferral on the day of the referral", () => {
  it.each<[string, object]>([
    ["provisional", { status: "PROVISIONAL" }],
    ["placed", { status: "PLACED" }],
    ["withdrawn", { status: "WITHDRAWN" }],
    ["stored as expired", { status: "EXPIRED" }],
    ["expired by date", { validUntil: "2013-10-30" }],
    ["not yet received", { receivedOn: "2013-11-01" }],
  ])("refuses a registration that is %s, also in the database", async (_, given) => {
    const other = await add.registration({ seekerId, ...given });
    const before = await rows();
    expect(await issue(NATIONAL_COUNSELOR, { registrationId: other })).toEqual(
      refused("REGISTRATION_NOT_ACTIVE", "registrationId"),
    );
    expect(await rows()).toEqual(before);
    await expect(add.referral({ registrationId: other, jobOrderId, issuedOn: "2013-10-31" })).rejects.toThrow(
      /registration is not active/,
    );
  });

  it.each<[string, object, string]>([
    ["received only", { status: "RECEIVED" }, "ORDER_NOT_OPEN"],
    ["suspended", { status: "SUSPENDED" }, "ORDER_NOT_OPEN"],
    ["canceled", { status: "CANCELED" }, "ORDER_NOT_OPEN"],
    ["not accepted", { status: "NOT_ACCEPTED", notAccepted: { ground: "ILLEGAL_CONTENT" } }, "ORDER_NOT_OPEN"],
    ["not yet received", { receivedOn: "2013-11-01" }, "ORDER_NOT_OPEN"],
    ["stored as expired", { status: "EXPIRED" }, "ORDER_PAST_DEADLINE"],
    ["past its deadline", { referUntil: "2013-10-30" }, "ORDER_PAST_DEADLINE"],
    ["filled", { status: "FILLED", filled: 2 }, "NO_OPENING_LEFT"],
  ])("refuses an order that is %s, also in the database", async (_, given, code) => {
    const other = await add.jobOrder(given);
    const before = await rows();
    expect(await issue(NATIONAL_COUNSELOR, { jobOrderId: other })).toEqual(refused(code, "jobOrderId"));
    expect(await rows()).toEqual(before);
    await expect(add.referral({ registrationId, jobOrderId: other, issuedOn: "2013-10-31" })).rejects.toThrow(
      /order is not open/,
    );
  });

  it.each(["decidedOn", "seekerAgreedOn"])("refuses a trial decision whose %s is of another age", async (field) => {
    const days = { decidedOn: "2013-10-30", seekerAgreedOn: "2013-10-30", [field]: "0001-01-01" };
    const trialDecision = { ruleVersion: "2013", group: "DISABLED", reason: "経験がないため", ...days };
    const order = await add.jobOrder({ trialMode: "DUAL" });
    expect(await issue(NATIONAL_COUNSELOR, { jobOrderId: order, track: "TRIAL", trialDecision })).toEqual(
      refused("DAY_TOO_EARLY", "trialDecision", field),
    );
  });

  it("accepts the last days of the registration and of the order, and yesterday's letter recorded today", async () => {
    const lastDay = await add.registration({ seekerId, validUntil: "2013-10-30" });
    const order = await add.jobOrder({ referUntil: "2013-10-30" });
    const input = { registrationId: lastDay, jobOrderId: order, issuedOn: "2013-10-30" };
    expect((await issue(NATIONAL_COUNSELOR, input)).userErrors).toEqual([]);
  });

  it("allows one live referral of a registration to an order, also in the database", async () => {
    await issue(NATIONAL_COUNSELOR);
    expect(await issue(NATIONAL_COUNSELOR)).toEqual(refused("ALREADY_REFERRED", "jobOrderId"));
    await expect(add.referral({ registrationId, jobOrderId })).rejects.toThrow(/one_live_referral/);
  });

  it("allows another referral once the earlier one is concluded", async () => {
    await add.referral({ registrationId, jobOrderId, status: "NOT_HIRED" });
    expect((await issue(NATIONAL_COUNSELOR)).userErrors).toEqual([]);
  });
});
