import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeNationalPersons,
  CONSENTED_ALL,
  CONSENTED_NONE,
  nationalCallers,
  PERSON_ELSEWHERE,
} from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeNationalPersons();
  await bench.owner(`delete from trial_employment where seeker_id = '${CONSENTED_NONE}'`);
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const profiles = () =>
  bench.as(nationalCallers.counselor, "select from national_profile where seeker_id = $1", [CONSENTED_NONE]);

const REGISTRATION = `insert into registration (id, seeker_id, office, service_point_id, received_on, valid_until, status,
    desired_occupations, any_occupation, desired_employment_types, qualifications)
  values (gen_random_uuid(), $1, '札幌', $2, '2013-10-31', '2013-12-31', 'PROVISIONAL', '{}', true, '{}', '{}')`;

describe("row-level security of a registration", () => {
  it.each(["shiroishi", null])("refuses a person who is registered at another service point (at %s)", async (point) => {
    const values = [PERSON_ELSEWHERE, point];
    expect(await writeOutcome(bench, nationalCallers.counselor, REGISTRATION, values)).toBe("42501");
  });
});

describe("row-level security of a person whom a service point served", () => {
  it.each([
    ["update registration set status = 'PLACED' where seeker_id = $1", 1],
    [
      "update registration set status = 'ACTIVE', received_on = '2013-06-01', valid_until = '2013-08-31' where seeker_id = $1",
      0,
    ],
    ["update registration set status = 'PLACED', version = 2 where seeker_id = $1", 0],
    ["update registration set ended_on = '2013-08-01' where seeker_id = $1", 1],
    ["update registration set ended_on = '2013-07-31' where seeker_id = $1", 0],
    ["update registration set status = 'WITHDRAWN' where seeker_id = $1", 0],
  ])("opens the profile while the person is served: %s", async (ending, expected) => {
    await bench.owner(ending.replace("$1", `'${CONSENTED_NONE}'`));
    expect(await profiles()).toHaveLength(expected);
  });

  it.each([
    ["2013-09-30", 1],
    ["2013-08-31", 0],
  ])("opens the profile until the report of a trial that ends on %s is due", async (end, expected) => {
    await bench.owner("update registration set status = 'WITHDRAWN', ended_on = '2013-06-01' where seeker_id = $1", [
      CONSENTED_ALL,
    ]);
    await bench.owner(
      "update trial_employment set starts_on = '2013-08-01', plan_due_on = '2013-08-15', planned_end_on = $2 where seeker_id = $1",
      [CONSENTED_ALL, end],
    );
    const profile = "select from national_profile where seeker_id = $1";
    expect(await bench.as(nationalCallers.counselor, profile, [CONSENTED_ALL])).toHaveLength(expected);
  });

  it.each([
    ["2013-05-01", 1],
    ["2013-02-28", 0],
  ])(
    "opens the profile for half a year after the hire of %s by a trial that is put off, and no longer",
    async (hired, expected) => {
      await bench.owner("update placement set hired_on = $2 where seeker_id = $1", [CONSENTED_ALL, hired]);
      await bench.owner(
        "update trial_employment set starts_on = '2014-10-01', plan_due_on = '2014-10-15', planned_end_on = '2014-12-31' where seeker_id = $1",
        [CONSENTED_ALL],
      );
      const profile = "select from national_profile where seeker_id = $1";
      expect(await bench.as(nationalCallers.counselor, profile, [CONSENTED_ALL])).toHaveLength(expected);
    },
  );

  it("lets nobody renew the registration without having opened the record because the person came", async () => {
    const renewal = "update registration set status = 'ACTIVE', valid_until = '2013-12-31' where seeker_id = $1";
    expect(await writeOutcome(bench, nationalCallers.counselor, renewal, [CONSENTED_NONE])).toBe("42501");
  });
});
