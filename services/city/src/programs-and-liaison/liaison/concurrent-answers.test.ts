import { randomUUID } from "node:crypto";
import { arrangeCity } from "@aiwork/kit/city/arrange-city";
import { NATIONAL_GUEST } from "@aiwork/kit/city/send-city-mutation";
import { startTestParty, type TestParty } from "@aiwork/kit/subgraph/test-party";
import { city } from "../../city";

let party: TestParty;
beforeAll(async () => {
  party = await startTestParty(city, "seed", "2013-10-31");
});
afterAll(() => party?.[Symbol.asyncDispose]());

const TRIES = 50;
const LATER: ReadonlySet<unknown> = new Set(["OVERLOADED", "TIMEOUT"]);

/** Sends a mutation again with the same idempotency key while the server is busy or too slow, as clients do. */
async function answerAs(subject: string, liaisonId: string): Promise<string> {
  const input = { idempotencyKey: randomUUID(), liaisonId, version: 1, to: "ACCEPTED", answer: `回答 ${subject}` };
  for (let tries = 1; tries <= TRIES; tries++) {
    const { data, errors } = await party.askAs(
      { ...NATIONAL_GUEST, subject },
      "mutation ($input: AnswerLiaisonInput!) { answerLiaison(input: $input) { liaison { version } userErrors { code } } }",
      { input },
    );
    if (errors.some(({ extensions }) => LATER.has(extensions?.code))) continue;
    expect(errors).toEqual([]);
    const { liaison, userErrors } = data.answerLiaison;
    return userErrors[0]?.code ?? `version ${liaison.version}`;
  }
  throw new Error("no answer came");
}

describe("a hundred concurrent answers to one liaison", () => {
  it("accepts one of a hundred concurrent answers to a liaison and answers 99 with VERSION_CONFLICT", async () => {
    const liaisonId = await arrangeCity(party, "liaison", { seeker_id: randomUUID() });
    const staff = Array.from({ length: 100 }, (_, i) => `staff ${i}`);
    const answers = await Promise.all(staff.map((subject) => answerAs(subject, liaisonId)));
    expect(answers.filter((answer) => answer === "version 2")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "VERSION_CONFLICT")).toHaveLength(99);
    const given = staff[answers.indexOf("version 2")];
    const [row] = await party.database.dataSource.query("select version, status, answer from liaison where id = $1", [
      liaisonId,
    ]);
    expect(row).toEqual({ version: 2, status: "ACCEPTED", answer: `回答 ${given}` });
    const history = "select to_state from state_change where subject_id = $1";
    expect(await party.database.dataSource.query(history, [liaisonId])).toEqual([{ to_state: "ACCEPTED" }]);
  });
});
