import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeNationalPersons,
  CONSENTED_ALL,
  CONSENTED_NONE,
  nationalCallers,
  PERSON_ELSEWHERE,
} from "@aiwork/kit/national/arrange-national-persons";

let bench: RowSecurityBench;
/**
 * A person who stood at shiroishi from 2013-10-01 until they were handed over on 2013-10-10; and one who stood at toyohira,
 * from 2013-10-05 to 2013-10-10 at shiroishi, and then at toyohira again.
 */
beforeAll(async () => {
  bench = await arrangeNationalPersons();
  await bench.owner("delete from file_transfer");
  const hand =
    "insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status, recorded_at)";
  const moved = (who: string, from: string, to: string, on: string) =>
    bench.owner(`${hand} values (gen_random_uuid(), '${who}', '${from}', '${to}', 'DONE', '${on} 10:00+9')`);
  await moved(CONSENTED_NONE, "shiroishi", "toyohira", "2013-10-10");
  await moved(PERSON_ELSEWHERE, "toyohira", "shiroishi", "2013-10-05");
  await moved(PERSON_ELSEWHERE, "shiroishi", "toyohira", "2013-10-10");
  await bench.owner("update file_transfer set open_matters = '{}', reach_until = null");
  await bench.owner(`update registration set service_point_id = 'toyohira' where seeker_id = '${CONSENTED_NONE}'`);
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const consultation = (point: string, day: string) =>
  `insert into consultation (id, seeker_id, service_point_id, held_on, minutes, topics, by_role)
   values (gen_random_uuid(), $1, '${point}', '${day}', 20, '{}', 'national.counselor')`;
const change = (changes: string) =>
  `update consultation set ${changes} where seeker_id = $1 and held_on = '2013-10-02'`;
const OWN = "(select id from consultation where seeker_id = $1 and held_on = '2013-10-02')";
const NOTES = `update consultation_note set notes = '訂正' where consultation_id = ${OWN}`;
const ADDED_NOTES = `insert into consultation_note (consultation_id, notes) select id, '所見' from consultation
  where seeker_id = $1 and held_on = '2013-10-05'`;
const REVISION = `insert into profile_revision (id, seeker_id, subject_id, field, before, by_role)
  select gen_random_uuid(), seeker_id, id, 'minutes', '30', 'national.counselor' from consultation
  where seeker_id = $1 and held_on = `;
const LATER = "2013-10-20";

describe("row-level security of what was held before a hand-over", () => {
  it.each([
    ["a consultation of a day before it", consultation("shiroishi", "2013-10-05"), CONSENTED_NONE, "done"],
    ["its notes", ADDED_NOTES, CONSENTED_NONE, "done"],
    ["none of a later day", consultation("shiroishi", "2013-10-11"), CONSENTED_NONE, "42501"],
    ["none of a day before the registration", consultation("shiroishi", "2013-09-30"), CONSENTED_NONE, "42501"],
    ["none at another service point", consultation("toyohira", "2013-10-05"), CONSENTED_NONE, "42501"],
    [
      "none of a day before it took the person over",
      consultation("shiroishi", "2013-10-04"),
      PERSON_ELSEWHERE,
      "42501",
    ],
    ["one of a day on which the person stood there", consultation("shiroishi", "2013-10-06"), PERSON_ELSEWHERE, "done"],
    ["a correction of its own one", change("minutes = 20"), CONSENTED_NONE, "done"],
    ["no later day of it", change("held_on = '2013-10-11'"), CONSENTED_NONE, "42501"],
    [
      "no mark of its next action",
      change("next_action_done_on = '2013-10-31', next_action_done_by_role = 'national.counselor'"),
      CONSENTED_NONE,
      "42501",
    ],
    ["a correction of its notes", NOTES, CONSENTED_NONE, "done"],
    ["what it was", `${REVISION}'2013-10-02'`, CONSENTED_NONE, "done"],
    ["no profile", "update national_profile set phone = '0110000000' where seeker_id = $1", CONSENTED_NONE, "nothing"],
  ])("lets the giving service point write %s", async (_, text, person, expected) => {
    expect(await writeOutcome(bench, nationalCallers.counselor, text, [person])).toBe(expected);
  });

  it("lets it write nothing of what was held there later", async () => {
    await bench.owner(consultation("shiroishi", LATER), [CONSENTED_NONE]);
    await bench.owner(
      `insert into consultation_note (consultation_id, notes) select id, '所見' from consultation where held_on = '${LATER}'`,
    );
    const later = `where consultation_id = (select id from consultation where held_on = '${LATER}')`;
    const write = (text: string, ...values: unknown[]) => writeOutcome(bench, nationalCallers.counselor, text, values);
    expect(await write(`update consultation set minutes = 21 where held_on = '${LATER}'`)).toBe("nothing");
    expect(await write(`update consultation_note set notes = '別の所見' ${later}`)).toBe("nothing");
    expect(await write(`${REVISION}'${LATER}'`, CONSENTED_NONE)).toBe("42501");
    await bench.owner(`delete from consultation_note ${later}`);
    const added = `insert into consultation_note (consultation_id, notes) select id, '所見' from consultation where held_on = '${LATER}'`;
    expect(await write(added)).toBe("42501");
  });

  it("shows it nothing of the person but what was held there", async () => {
    await bench.owner(consultation("toyohira", LATER), [CONSENTED_NONE]);
    const points = "select distinct service_point_id as point from consultation where seeker_id = $1";
    expect(await bench.as(nationalCallers.counselor, points, [CONSENTED_NONE])).toEqual([{ point: "shiroishi" }]);
    for (const table of ["national_profile", "registration", "national_file"])
      expect(
        await bench.as(nationalCallers.counselor, `select from ${table} where seeker_id = $1`, [CONSENTED_NONE]),
      ).toEqual([]);
  });

  it("tells who stood where to the own service point's counselors alone", async () => {
    const known = async (who: keyof typeof nationalCallers, person = CONSENTED_NONE, point = "shiroishi") => {
      const text =
        "select seeker_stood_at($1, $2, '2013-10-05') as stood, hold_handed_over($1, $2, '2013-10-05') as held";
      const [row] = await bench.as(nationalCallers[who], text, [person, point]);
      return [row.stood, row.held];
    };
    expect(await known("counselor")).toEqual([true, true]);
    expect(await known("counselor", CONSENTED_ALL)).toEqual([false, null]);
    expect(await known("counselorElsewhere")).toEqual([false, null]);
    expect(await known("officer")).toEqual([false, null]);
  });

  it("lets it write no consultation without a registration that stands", async () => {
    await bench.owner("alter table registration disable trigger user");
    await bench.owner("update registration set status = 'VOIDED' where seeker_id = $1", [CONSENTED_NONE]);
    const late = consultation("shiroishi", "2013-10-06");
    expect(await writeOutcome(bench, nationalCallers.counselor, late, [CONSENTED_NONE])).toBe("42501");
  });
});
