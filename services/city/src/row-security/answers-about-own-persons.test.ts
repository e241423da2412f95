import type { RowSecurityBench } from "@aiwork/kit/access/row-security-bench";
import type { CallerClaims } from "@aiwork/kit/access/test-caller";
import {
  arrangeCityPersons,
  CITY_CONSENTED_NONE,
  CITY_PERSON_ELSEWHERE,
  cityCallers,
} from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

describe("a function that looks past the policies", () => {
  it("tells which service point served a person last to those who work there, and of a hand-over to its department", async () => {
    const answerTo = async (who: CallerClaims, text: string, values: string[]) =>
      (await bench.as(who, `select ${text} as answer`, values))[0].answer;
    const last = "seeker_was_last_at($1, '{toyohira}')";
    expect(await answerTo(cityCallers.counselorElsewhere, last, [CITY_PERSON_ELSEWHERE])).toBe(true);
    expect(await answerTo(cityCallers.counselor, last, [CITY_PERSON_ELSEWHERE])).toBe(false);
    await bench.owner("update support_program set department = 'PUBLIC_ASSISTANCE' where status = 'ENDED'");
    const [{ program }] = await bench.owner("select id as program from support_program where status = 'ENDED'");
    const handedOver = "is_handed_over_for($2, $1)";
    const whom = [CITY_CONSENTED_NONE, program];
    expect(await answerTo({ ...cityCallers.officer, departments: ["PUBLIC_ASSISTANCE"] }, handedOver, whom)).toBe(true);
    expect(await answerTo({ ...cityCallers.officer, departments: ["CHILD_SUPPORT"] }, handedOver, whom)).toBe(false);
    expect(await answerTo({ ...cityCallers.counselor, departments: ["PUBLIC_ASSISTANCE"] }, handedOver, whom)).toBe(
      false,
    );
  });

  it("tells officers of the persons with whom their departments deal, by application or liaison", async () => {
    const applications = "select id from program_application where seeker_id = $1";
    await bench.owner(`delete from application_decision where application_id in (${applications})`, [
      CITY_CONSENTED_NONE,
    ]);
    await bench.owner("delete from program_application where seeker_id = $1", [CITY_CONSENTED_NONE]);
    const knows = async (...departments: string[]) => {
      const officer = { ...cityCallers.officer, departments };
      const visible = "select seeker_is_visible($1) as one, seeker_is_visible($2) as other";
      return Object.values((await bench.as(officer, visible, [CITY_CONSENTED_NONE, CITY_PERSON_ELSEWHERE]))[0]);
    };
    expect(await knows("EMPLOYMENT_PROMOTION")).toEqual([false, true]);
    expect(await knows("CHILD_SUPPORT")).toEqual([false, false]);
    await bench.owner("update liaison set sent_by = '{CHILD_SUPPORT}' where seeker_id = $1 and opened_by = 'CITY'", [
      CITY_CONSENTED_NONE,
    ]);
    expect(await knows("CHILD_SUPPORT")).toEqual([true, false]);
    expect(await knows("PUBLIC_ASSISTANCE")).toEqual([true, true]);
  });

  it("lets nobody lock a file who claims to be bound to no service point, as no officer of a department", async () => {
    const claim = "with claim as materialized (select set_config('aiwork.everywhere', 'on', true))";
    const lock = async (who: CallerClaims) =>
      (await bench.as(who, `${claim} select lock_file($1) as status from claim`, [CITY_CONSENTED_NONE]))[0].status;
    expect(await lock(cityCallers.officer)).toBe("OPEN");
    expect(await lock(cityCallers.counselorElsewhere)).toBeNull();
    expect(await lock({ ...cityCallers.counselorElsewhere, departments: ["PUBLIC_ASSISTANCE"] })).toBeNull();
    expect(await lock({ ...cityCallers.officer, departments: [] })).toBeNull();
  });
});
