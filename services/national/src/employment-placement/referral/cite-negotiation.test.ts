import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import { countRows, NATIONAL_COUNSELOR, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

const RETIRES_AT_60 = { mandatoryRetirementAge: 60 };
const UP_TO_59 = {
  mandatoryRetirementAge: 60,
  ageMaximum: 59,
  ageGround: "RETIREMENT_AGE",
  ageBasisText: "定年を上限",
} as const;
const UP_TO_34 = {
  ageMaximum: 34,
  ageGround: "YOUNG_CAREER_START",
  ageBasisText: "長期勤続によるキャリア形成",
} as const;
const FROM_18 = { ageMinimum: 18, ageGround: "STATUTORY_MINIMUM", ageBasisText: "警備業法第14条" } as const;
const AGREED = { status: "AGREED", settledOn: "2013-10-04" } as const;

/** A person, an order, and the input of the referral. */
async function meet(birthDate: string | null, order: object) {
  const seekerId = await add.person({ birthDate });
  const registrationId = await add.registration({ seekerId });
  const jobOrderId = await add.jobOrder(order);
  const issue = async (negotiationId?: string) => {
    const input = { registrationId, jobOrderId, track: "ORDINARY", issuedOn: "2013-10-31", negotiationId };
    const before = await countRows(party, "referral");
    const payload = await sendNationalMutation(
      party,
      NATIONAL_COUNSELOR,
      "issueReferral",
      input,
      "referral { negotiation { id } }",
    );
    if (payload.referral === null) expect(await countRows(party, "referral")).toEqual(before);
    return payload;
  };
  return { seekerId, registrationId, jobOrderId, issue };
}
const refused = (code: string, field: string) => ({ referral: null, userErrors: [{ code, path: [field] }] });

describe("a person over the order's age", () => {
  it.each([
    ["at the retirement age", "1953-10-31", RETIRES_AT_60],
    ["two years over the retirement age", "1951-05-10", RETIRES_AT_60],
    ["over the age limit", "1953-10-31", UP_TO_59],
    ["over an age limit without a retirement age", "1978-10-31", UP_TO_34],
  ])("refers a person %s only with an agreed negotiation", async (_, birthDate, order) => {
    const { registrationId, jobOrderId, issue } = await meet(birthDate, order);
    expect(await issue()).toEqual(refused("NEGOTIATION_REQUIRED", "negotiationId"));
    const negotiation = await add.negotiation({ registrationId, jobOrderId, ...AGREED });
    expect(await issue(negotiation)).toEqual({ referral: { negotiation: { id: negotiation } }, userErrors: [] });
  });

  it.each([
    ["the day before the retirement age", "1953-11-01", RETIRES_AT_60],
    ["in the last year of the age limit", "1953-11-01", UP_TO_59],
    ["on the day of the minimum age", "1995-10-31", FROM_18],
  ])("refers a person %s without a negotiation", async (_, birthDate, order) => {
    const { issue } = await meet(birthDate, order);
    expect((await issue()).userErrors).toEqual([]);
  });

  it("refuses a person under the minimum age: a statute cannot be negotiated", async () => {
    const { registrationId, jobOrderId, issue } = await meet("1995-11-01", FROM_18);
    const negotiation = await add.negotiation({ registrationId, jobOrderId, topic: "AGE", ...AGREED });
    expect(await issue(negotiation)).toEqual(refused("UNDER_MINIMUM_AGE", "jobOrderId"));
  });

  it("requires the birth date only when the order has an age condition", async () => {
    expect(await (await meet(null, RETIRES_AT_60)).issue()).toEqual(refused("BIRTH_DATE_UNKNOWN", "registrationId"));
    expect((await (await meet(null, {})).issue()).userErrors).toEqual([]);
  });

  it("is rejected by the database without a negotiation", async () => {
    const { registrationId, jobOrderId } = await meet("1951-05-10", RETIRES_AT_60);
    const id = await add.referral({ registrationId, jobOrderId });
    const update = party.database.dataSource.query("update referral set over_age = true where id = $1", [id]);
    await expect(update).rejects.toThrow(/negotiated_when_over_age/);
  });
});

describe("a negotiation that a referral cites", () => {
  it.each([
    ["is still open", {}],
    ["was refused", { status: "REFUSED", settledOn: "2013-10-04" } as const],
    ["lapsed", { status: "LAPSED", settledOn: "2013-10-04" } as const],
    ["was agreed later", { status: "AGREED", settledOn: "2013-11-01" } as const],
  ])("refuses a negotiation that %s, also in the database", async (_, given) => {
    const { registrationId, jobOrderId, issue } = await meet("1951-05-10", RETIRES_AT_60);
    const negotiationId = await add.negotiation({ registrationId, jobOrderId, ...given });
    expect(await issue(negotiationId)).toEqual(refused("NEGOTIATION_NOT_AGREED", "negotiationId"));
    const row = { registrationId, jobOrderId, negotiationId, issuedOn: "2013-10-31" };
    await expect(add.referral(row)).rejects.toThrow(/negotiation is not agreed/);
  });

  it("refuses a negotiation for another order or registration, also in the database", async () => {
    const { seekerId, registrationId, jobOrderId, issue } = await meet("1951-05-10", RETIRES_AT_60);
    const elsewhere = [
      { registrationId, jobOrderId: await add.jobOrder({}) },
      { registrationId: await add.registration({ seekerId }), jobOrderId },
    ];
    for (const about of elsewhere) {
      const negotiationId = await add.negotiation({ ...about, ...AGREED });
      expect(await issue(negotiationId)).toEqual(refused("NEGOTIATION_ELSEWHERE", "negotiationId"));
      const row = { registrationId, jobOrderId, negotiationId, issuedOn: "2013-10-31" };
      await expect(add.referral(row)).rejects.toThrow(/negotiation_of_referral/);
    }
  });

  it("answers a negotiation of another person like an unknown one", async () => {
    const other = await meet("1951-05-10", RETIRES_AT_60);
    const negotiation = await add.negotiation({ ...other, ...AGREED });
    const { issue } = await meet("1951-05-10", RETIRES_AT_60);
    expect(await issue(negotiation)).toEqual(refused("NO_SUCH_RECORD", "negotiationId"));
  });

  it("lifts the age limit when the negotiation was about the age", async () => {
    const { registrationId, jobOrderId, issue } = await meet("1951-05-10", RETIRES_AT_60);
    const wage = await add.negotiation({ registrationId, jobOrderId, topic: "WAGE", ...AGREED });
    expect(await issue(wage)).toEqual(refused("NEGOTIATION_NOT_ABOUT_AGE", "negotiationId"));
  });

  it("accepts a negotiation on another topic for a person within the age limit", async () => {
    const { registrationId, jobOrderId, issue } = await meet("1971-05-10", RETIRES_AT_60);
    const hours = await add.negotiation({ registrationId, jobOrderId, topic: "HOURS", ...AGREED });
    expect((await issue(hours)).referral.negotiation).toEqual({ id: hours });
  });
});
