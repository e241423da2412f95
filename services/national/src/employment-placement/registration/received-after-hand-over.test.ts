import { arrangeNational } from "@aiwork/kit/national/arrange-national";
import { NATIONAL_COUNSELOR, onlyUserError, sendNationalMutation } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const RECEIPT = {
  name: "見本 太郎",
  nameKana: "ミホン タロウ",
  birthDate: "1961-06-15",
  sex: "MALE",
  servicePointId: "shiroishi",
  office: "札幌東公共職業安定所",
  desiredOccupations: ["警備員"],
  anyOccupation: false,
  desiredEmploymentTypes: ["REGULAR"],
  qualifications: [],
};

describe("receiveRegistration of a person who was handed over", () => {
  it("is refused at the giving service point, which a referral still keeps in reach of the person", async () => {
    const arrange = arrangeNational(party);
    const { name, birthDate } = RECEIPT;
    const seekerId = await arrange.person({ name, birthDate, sex: "MALE" });
    const registrationId = await arrange.registration({ seekerId });
    await arrange.referral({ seekerId, registrationId, jobOrderId: await arrange.jobOrder({}) });
    const send = (act: string, input: object) => sendNationalMutation(party, NATIONAL_COUNSELOR, act, input);
    const handOver = { seekerId, servicePointId: "toyohira", reason: "豊平区へ転居したため" };
    expect((await send("handOverNationalFile", handOver)).userErrors).toEqual([]);
    const query = "query ($id: ID!) { seeker(id: $id) { national { profile { name } } } }";
    const { data } = await party.askAs(NATIONAL_COUNSELOR, query, { id: seekerId });
    expect(data.seeker.national.profile).toEqual({ name });
    const received = await send("receiveRegistration", { seekerId, ...RECEIPT });
    expect(onlyUserError(received)).toEqual(["SERVED_ELSEWHERE", "seekerId"]);
  });
});
