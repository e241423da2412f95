import {
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { arrangeServedElsewhere } from "@aiwork/kit/national/served-elsewhere";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

const LATE = "2014-06-20";
const REASON = "求人者の回答が遅れたため";

let party: TestParty;
let elsewhere: ReturnType<typeof arrangeServedElsewhere>;
beforeAll(async () => {
  party = await startTestParty(national, "seed", LATE);
  elsewhere = arrangeServedElsewhere(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("a record past the term", () => {
  it.each([
    ["the other one serves the person no more", () => elsewhere.registeredElsewhere("2014-02-28")],
    ["it handed the person over", () => elsewhere.handedOver()],
  ])("is answered by its own service point alone where %s", async (_, arrange) => {
    const { referralId } = await arrange();
    const result = { referralId, version: 1, to: "NOT_HIRED", on: LATE, reason: REASON };
    const sent = await sendNationalMutation(party, NATIONAL_COUNSELOR_ELSEWHERE, "recordReferralProgress", result);
    expect(onlyUserError(sent)).toEqual(["NO_SUCH_RECORD", "referralId"]);
  });

  it("is no registration: that one is voided by its own service point alone, where that served the person last", async () => {
    const { seekerId } = await elsewhere.registeredElsewhere("2014-02-28");
    const [{ id }] = await party.database.dataSource.query(
      "select id from registration where seeker_id = $1 and service_point_id = 'shiroishi'",
      [seekerId],
    );
    const mistaken = { registrationId: id, version: 1, reason: REASON };
    for (const who of [NATIONAL_COUNSELOR, NATIONAL_COUNSELOR_ELSEWHERE]) {
      const sent = await sendNationalMutation(party, who, "voidRegistration", mistaken);
      expect(onlyUserError(sent)).toEqual(["NO_SUCH_RECORD", "registrationId"]);
    }
  });
});
