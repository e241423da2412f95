import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR_ELSEWHERE, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

describe("voidRegistration at another service point", () => {
  it("answers as to an unknown registration, for any version", async () => {
    const seekerId = await arrangeNational(party).person();
    const registrationId = await arrangeNational(party).registration({ seekerId });
    for (const version of [1, 2]) {
      const input = { registrationId, version, reason: "別の方の番号で受理したため" };
      const refused = await sendNationalMutation(party, NATIONAL_COUNSELOR_ELSEWHERE, "voidRegistration", input);
      expect(onlyUserError(refused)).toEqual(["NO_SUCH_RECORD", "registrationId"]);
    }
  });
});
