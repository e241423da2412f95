import { randomUUID } from "node:crypto";
import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
let referralId: string;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
beforeEach(async () => {
  const add = arrangeNational(party);
  const registrationId = await add.registration({ seekerId: await add.person() });
  const hired = { status: "HIRED", interviewOn: "2013-10-09", concludedOn: "2013-10-10" } as const;
  referralId = await add.referral({ registrationId, jobOrderId: await add.jobOrder({}), ...hired });
});
afterAll(() => party?.[Symbol.asyncDispose]());

const REPORT = `mutation ($input: ReportPlacementInput!) {
  reportPlacement(input: $input) { placement { hiredOn } userErrors { code path kind } } }`;
const report = async (hiredOn: string, confirmed: string[] = []) => {
  const plain = { startsOn: "2013-11-01", employmentType: "REGULAR", onTrial: false, idempotencyKey: randomUUID() };
  const input = { referralId, ...plain, hiredOn, confirmed };
  return (await party.askAs(NATIONAL_COUNSELOR, REPORT, { input })).data.reportPlacement;
};
const refused = (code: string, kind: string) => ({
  placement: null,
  userErrors: [{ code, path: ["hiredOn"], kind }],
});

describe("the day of a hire", () => {
  it("is not before the interview, however it is confirmed", async () => {
    expect(await report("2013-10-08", ["HIRED_ON_OTHER_DAY"])).toEqual(refused("HIRED_BEFORE_INTERVIEW", "REFUSAL"));
  });

  it("is taken when it is that of the referral's result", async () => {
    expect((await report("2013-10-10")).placement).toEqual({ hiredOn: "2013-10-10" });
  });

  it.each(["2013-10-09", "2013-10-31"])("is asked back when it is %s, another than that of the result", async (day) => {
    expect(await report(day)).toEqual(refused("HIRED_ON_OTHER_DAY", "CONFIRM"));
    expect((await report(day, ["HIRED_ON_OTHER_DAY"])).placement).toEqual({ hiredOn: day });
  });
});
