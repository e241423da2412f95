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

/** @returns the code of the refusal, or "" */
async function receive(given: object, subject = "0"): Promise<string> {
  const query =
    "mutation ($input: ReceiveRegistrationInput!) { receiveRegistration(input: $input) { userErrors { code } } }";
  const input = { idempotencyKey: randomUUID(), ...PLAIN, ...given };
  const { data, errors } = await party.askAs({ ...NATIONAL_COUNSELOR, subject }, query, { input });
  expect(errors).toEqual([]);
  return data.receiveRegistration.userErrors[0]?.code ?? "";
}

describe("registrations of one name and birth date that are received at once", () => {
  it("are one without a confirmation; the others are asked back", async () => {
    const person = { name: "同時 一郎", birthDate: "1976-05-05" };
    const codes = await Promise.all(Array.from({ length: 4 }, (_, i) => receive(person, `${i}`)));
    expect(codes.sort()).toEqual(["", ...Array(3).fill("POSSIBLE_TWIN")]);
  });

  it("are asked back, and stop nobody, while somebody keeps the turn", async () => {
    const keeper = party.database.dataSource.createQueryRunner();
    try {
      await keeper.startTransaction();
      await keeper.query("select set_config('aiwork.role', 'national.counselor', true)");
      expect(await keeper.query("select wait_for_twins('同時　三郎', '1978-05-05') as ours")).toEqual([{ ours: true }]);
      const person = { name: "同時 三郎", birthDate: "1978-05-05" };
      expect(await receive(person)).toBe("POSSIBLE_TWIN");
      expect(await receive({ ...person, birthDate: "1978-05-06" })).toBe("");
      expect(await receive({ ...person, confirmed: ["POSSIBLE_TWIN"] })).toBe("");
    } finally {
      await keeper.rollbackTransaction();
      await keeper.release();
    }
  });
});
