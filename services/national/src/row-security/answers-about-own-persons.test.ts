import { randomUUID } from "node:crypto";
import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import {
  arrangeNationalPersons,
  CONSENT_WITHDRAWN_PERSON,
  CONSENTED_ALL,
  nationalCallers,
  PERSON_ELSEWHERE,
} from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

describe("a function that looks past the policies", () => {
  it("a city counselor reads no terms of consents that do not reach the own service point, nor whether there are any", async () => {
    const elsewhere = { ...nationalCallers.peer, servicePoints: ["toyohira"] };
    expect(await bench.as(elsewhere, "select from consent_terms($1)", [CONSENT_WITHDRAWN_PERSON])).toEqual([]);
    await expect(bench.as(elsewhere, "select has_file($1)", [CONSENTED_ALL])).rejects.toThrow("permission denied");
  });

  it("a city counselor learns whom the own service point serves on the business day alone", async () => {
    await bench.owner(`
      insert into registration (id, number, seeker_id, office, service_point_id, received_on, valid_until, status,
          desired_occupations, any_occupation, desired_employment_types, qualifications)
        values (gen_random_uuid(), '01010-99', '${PERSON_ELSEWHERE}', '札幌', 'shiroishi', '2012-10-01', '2012-12-31', 'ACTIVE', '{}', true, '{}', '{}');
      insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on)
        values (gen_random_uuid(), '${PERSON_ELSEWHERE}', '{PLACEMENT}', '支援', 'ONLINE', '2013-04-01', '2014-03-31')`);
    const served = async (servicePoints: string[], day: string) => {
      const text = `select seeker_is_served_at($1, '{${servicePoints}}', '${day}') as yes`;
      return (await bench.as({ ...nationalCallers.peer, servicePoints }, text, [PERSON_ELSEWHERE]))[0].yes;
    };
    expect(await served(["toyohira"], "2013-10-31")).toBe(true);
    expect([await served(["shiroishi"], "2013-10-31"), await served(["shiroishi"], "2012-11-01")]).toEqual([
      false,
      false,
    ]);
  });

  it("counselors learn who was last at their own service point, and who may be received", async () => {
    const answerTo = async (who: CallerClaims, text: string, seeker: string) =>
      (await bench.as(who, `select ${text} as answer`, [seeker]))[0].answer;
    const last = "seeker_was_last_at($1, '{toyohira}')";
    expect(await answerTo(nationalCallers.counselorElsewhere, last, PERSON_ELSEWHERE)).toBe(true);
    expect(await answerTo(nationalCallers.counselor, last, PERSON_ELSEWHERE)).toBe(false);
    const received = "seeker_may_be_received($1, '{toyohira}')";
    expect(await answerTo(nationalCallers.counselorElsewhere, received, PERSON_ELSEWHERE)).toBe(true);
    expect(await answerTo(nationalCallers.counselor, received, PERSON_ELSEWHERE)).toBe(false);
    expect(await answerTo(nationalCallers.officer, received, randomUUID())).toBe(false);
    expect(await answerTo(nationalCallers.counselor, received, randomUUID())).toBe(true);
  });
});
