import { randomUUID } from "node:crypto";
import { NATIONAL_COUNSELOR } from "@aiwork/kit/national/send-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { national } from "../../national";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(national, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const PLAIN = {
  servicePointId: "shiroishi",
  office: "札幌東公共職業安定所",
  name: "見本 太郎",
  nameKana: "ミホン タロウ",
  birthDate: "1961-06-15",
  sex: "MALE",
  desiredOccupations: ["警備員", "清掃員", "警備員"],
  anyOccupation: false,
  desiredEmploymentTypes: ["REGULAR"],
  qualifications: ["普通自動車免許", " "],
};

describe("registrations of one name and birth date that are received at once", () => {
  it("are one without a confirmation; the others are asked back", async () => {
    const query =
      "mutation ($input: ReceiveRegistrationInput!) { receiveRegistration(input: $input) { registration { id } userErrors { code } } }";
    const input = () => ({ idempotencyKey: randomUUID(), ...PLAIN, name: "同時 一郎", birthDate: "1976-05-05" });
    const answers = await Promise.all(
      Array.from({ length: 4 }, (_, i) =>
        party.askAs({ ...NATIONAL_COUNSELOR, subject: `${i}` }, query, { input: input() }),
      ),
    );
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const codes = answers.map(({ data }) => data.receiveRegistration.userErrors[0]?.code ?? "");
    expect(codes.sort()).toEqual(["", ...Array(3).fill("POSSIBLE_TWIN")]);
  });
});
