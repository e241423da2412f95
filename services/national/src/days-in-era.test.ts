import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "./national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const PERSON = {
  ...{ servicePointId: "shiroishi", office: "ハローワーク札幌東", name: "元号 太郎", nameKana: "ゲンゴウ タロウ" },
  ...{ sex: "MALE", desiredOccupations: ["清掃員"], anyOccupation: false, desiredEmploymentTypes: ["REGULAR"] },
  qualifications: [],
};

describe("a day in era style", () => {
  it("is taken by the national side, and given beside the days of a registration and a referral letter", async () => {
    const received = await sendNationalMutation(
      party,
      NATIONAL_COUNSELOR,
      "receiveRegistration",
      { ...PERSON, birthDate: "昭36.6.15" },
      "registration { id receivedOnInEra validUntilInEra seeker { national { profile { birthDate birthDateInEra } } } }",
    );
    const { id, ...registration } = received.registration;
    expect(registration).toEqual({
      receivedOnInEra: "平成25年10月31日",
      validUntilInEra: "平成25年12月31日",
      seeker: { national: { profile: { birthDate: "1961-06-15", birthDateInEra: "昭和36年6月15日" } } },
    });
    const jobOrderId = await arrangeNational(party).jobOrder({ referUntil: "2013-12-31" });
    const { referral } = await sendNationalMutation(
      party,
      NATIONAL_COUNSELOR,
      "issueReferral",
      { registrationId: id, jobOrderId, track: "ORDINARY", issuedOn: "Ｈ２５．１０．３１" },
      "referral { issuedOn issuedOnInEra }",
    );
    expect(referral).toEqual({ issuedOn: "2013-10-31", issuedOnInEra: "平成25年10月31日" });
  });
});
