import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { arrangeNationalPersons, CONSENTED_NONE, nationalCallers } from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
/** A person whom shiroishi handed over, and keeps in reach by a referral that is open. */
beforeAll(async () => {
  bench = await arrangeNationalPersons();
  await bench.owner(`
    update registration set service_point_id = 'toyohira' where seeker_id = '${CONSENTED_NONE}';
    delete from trial_employment where seeker_id = '${CONSENTED_NONE}';
    delete from placement where seeker_id = '${CONSENTED_NONE}';
    update referral set status = 'APPLIED' where seeker_id = '${CONSENTED_NONE}';
    delete from file_transfer where seeker_id = '${CONSENTED_NONE}';
    insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status)
      values (gen_random_uuid(), '${CONSENTED_NONE}', 'shiroishi', 'toyohira', 'DONE');
    update file_transfer set open_matters = array(select id from referral where seeker_id = '${CONSENTED_NONE}'),
      reach_until = '2014-01-10' where seeker_id = '${CONSENTED_NONE}'`);
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const REGISTRATION = `insert into registration (id, seeker_id, office, service_point_id, received_on, valid_until, status,
    desired_occupations, any_occupation, desired_employment_types, qualifications)
  values (gen_random_uuid(), $1, '札幌', $2, '2013-10-31', '2013-12-31', 'PROVISIONAL', '{}', true, '{}', '{}')`;

const change = (changes: string) => `update registration set ${changes} where seeker_id = $1`;
const OF_PERSON = "select id from registration where seeker_id = $1 and service_point_id = 'toyohira' limit 1";
const HISTORY = `update registration_background set work_history = '警備員' where registration_id in (${OF_PERSON})`;
const NEW_HISTORY = `insert into registration_background (registration_id, work_history)
  select id, '警備員' from (${OF_PERSON}) as registration`;

describe("row-level security of a person who was handed over", () => {
  it.each([
    ["its term", change("valid_until = '2013-12-30'"), "42501"],
    ["what the person seeks", change("any_occupation = false"), "42501"],
    ["that it is withdrawn", change("status = 'WITHDRAWN'"), "42501"],
    ["that it is void", change("status = 'VOIDED'"), "42501"],
    ["another work history", HISTORY, "nothing"],
    ["a work history", NEW_HISTORY, "42501"],
    ["that the person was placed", change("status = 'PLACED'"), "done"],
    ["that the placement is void", change("status = 'ACTIVE'"), "done"],
  ])("lets the giving service point write of the registration %s: %s, %s", async (_, text, expected) => {
    expect(await writeOutcome(bench, nationalCallers.counselor, text, [CONSENTED_NONE])).toBe(expected);
  });

  it("lets the taking service point write the registration and the work history", async () => {
    await bench.owner("delete from registration_background");
    for (const text of [change("valid_until = '2013-12-30'"), NEW_HISTORY, HISTORY])
      expect(await writeOutcome(bench, nationalCallers.counselorElsewhere, text, [CONSENTED_NONE])).toBe("done");
  });

  it("keeps the person in reach of the giving service point, which does not register them again", async () => {
    const at = "select seeker_is_at_own_service_point($1) as own";
    expect(await bench.as(nationalCallers.counselor, at, [CONSENTED_NONE])).toEqual([{ own: true }]);
    const receive = (who: typeof nationalCallers.counselor, point: string) =>
      writeOutcome(bench, who, REGISTRATION, [CONSENTED_NONE, point]);
    expect(await receive(nationalCallers.counselor, "shiroishi")).toBe("42501");
    expect(await receive(nationalCallers.counselorElsewhere, "toyohira")).toBe("done");
  });
});
