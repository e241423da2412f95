import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import { arrangeNational, type NationalRows } from "@aiwork/kit/national/arrange-national";
import {
  NATIONAL_COUNSELOR,
  NATIONAL_COUNSELOR_ELSEWHERE,
  onlyUserError,
  sendNationalMutation,
} from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

const LATE = "2014-06-20";
const REASON = "求人者の回答が遅れたため";

let party: TestParty;
let add: NationalRows;
beforeAll(async () => {
  party = await startTestParty(national, "seed", LATE);
  add = arrangeNational(party);
});
afterAll(() => party?.[Symbol.asyncDispose]());

/** A person whom shiroishi referred, and who was registered at toyohira later. */
async function arrange(validUntil: string) {
  const seekerId = await add.person();
  const registrationId = await add.registration({ seekerId });
  const referralId = await add.referral({ registrationId, jobOrderId: await add.jobOrder({}) });
  await add.registration({ seekerId, servicePointId: "toyohira", receivedOn: "2013-12-10", validUntil });
  return referralId;
}
const codeOf = async (who: CallerClaims, name: string, input: object) =>
  onlyUserError(await sendNationalMutation(party, who, name, input))[0];

describe("a record of a service point that did not serve the person last", () => {
  it.each([
    ["the other one serves the person", "2014-08-31"],
    ["the other one serves the person no more", "2014-02-28"],
  ])("is written late at neither of the two while %s", async (_, validUntil) => {
    const referralId = await arrange(validUntil);
    const result = { referralId, version: 1, to: "NOT_HIRED", on: LATE, reason: REASON };
    expect(await codeOf(NATIONAL_COUNSELOR, "recordReferralProgress", result)).toBe("NO_SUCH_RECORD");
    if (validUntil < LATE)
      expect(await codeOf(NATIONAL_COUNSELOR_ELSEWHERE, "recordReferralProgress", result)).toBe("NO_SUCH_RECORD");
  });
});
