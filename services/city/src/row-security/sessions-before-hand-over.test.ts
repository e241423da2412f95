import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeCityPersons,
  CITY_CONSENTED_ALL,
  CITY_CONSENTED_NONE,
  cityCallers,
} from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
/** A person whose file stood at shiroishi from 2013-04-01 until it was handed over on 2013-10-10. */
beforeAll(async () => {
  bench = await arrangeCityPersons();
  await bench.owner(
    `insert into file_transfer (id, seeker_id, from_service_point_id, to_service_point_id, status, recorded_at)
     values (gen_random_uuid(), $1, 'shiroishi', 'toyohira', 'DONE', '2013-10-10 10:00+9')`,
    [CITY_CONSENTED_NONE],
  );
  await bench.owner("update file_transfer set open_matters = '{}', reach_until = null");
  await bench.owner("update city_file set registered_at = 'toyohira' where seeker_id = $1", [CITY_CONSENTED_NONE]);
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const session = (point: string, day: string, status = "HELD") =>
  `insert into counseling_session (id, seeker_id, service_point_id, day, held_on, booked_for, booked_until, themes, by_role, status)
   values (gen_random_uuid(), $1, '${point}', '${day}', ${status === "HELD" ? `'${day}'` : "null"},
     ${status === "HELD" ? "null, null" : `'${day}T01:00:00Z', '${day}T02:00:00Z'`}, '{}',
     ${status === "HELD" ? "'city.counselor'" : "null"}, '${status}')`;
const change = (changes: string, day = "2013-05-01") =>
  `update counseling_session set ${changes} where seeker_id = $1 and day = '${day}'`;
const of = (day: string) => `(select id from counseling_session where seeker_id = $1 and day = '${day}')`;
const notes = (day: string) => `update counseling_note set notes = '訂正' where session_id = ${of(day)}`;
const addedNotes = (day: string) => `insert into counseling_note (session_id, notes) select id, '所見'
  from counseling_session where seeker_id = $1 and day = '${day}'`;
const revision = (day: string) => `insert into profile_revision (id, seeker_id, subject_id, field, before, by_role)
  select gen_random_uuid(), seeker_id, id, 'minutes', '30', 'city.counselor' from counseling_session
  where seeker_id = $1 and day = '${day}'`;
const MARKED = "next_action_done_on = '2013-10-31', next_action_done_by_role = 'city.counselor'";
const LATER = "2013-10-20";
const write = (text: string) => writeOutcome(bench, cityCallers.counselor, text, [CITY_CONSENTED_NONE]);

describe("row-level security of what was held before a file was handed over", () => {
  it.each([
    ["a session of a day before it", session("shiroishi", "2013-10-05"), "done"],
    ["its notes", addedNotes("2013-10-05"), "done"],
    ["none of a later day", session("shiroishi", "2013-10-11"), "42501"],
    ["none of a day before the file", session("shiroishi", "2013-03-31"), "42501"],
    ["none at another service point", session("toyohira", "2013-10-05"), "42501"],
    ["none that is booked", session("shiroishi", "2013-10-06", "BOOKED"), "42501"],
    ["a correction of its own one", change("minutes = 20"), "done"],
    ["no later day of it", change("day = '2013-10-11', held_on = '2013-10-11'"), "42501"],
    ["no mark of its next action", change(MARKED), "42501"],
    ["a correction of its notes", notes("2013-05-01"), "done"],
    ["what it was", revision("2013-05-01"), "done"],
    ["no profile", "update city_profile set phone = '0110000000' where seeker_id = $1", "nothing"],
  ])("lets the giving service point write %s", async (_, text, expected) => {
    expect(await write(text)).toBe(expected);
  });

  it("lets it cancel no booking that keeps the person in its reach no more", async () => {
    await bench.owner(session("shiroishi", "2013-10-07", "BOOKED"), [CITY_CONSENTED_NONE]);
    expect(await write(change("status = 'CANCELED'", "2013-10-07"))).toBe("42501");
  });

  it("lets it write nothing of what was held there later", async () => {
    await bench.owner(session("shiroishi", LATER), [CITY_CONSENTED_NONE]);
    expect(await write(addedNotes(LATER))).toBe("42501");
    await bench.owner(addedNotes(LATER), [CITY_CONSENTED_NONE]);
    expect(await write(change("minutes = 21", LATER))).toBe("nothing");
    expect(await write(notes(LATER))).toBe("nothing");
    expect(await write(revision(LATER))).toBe("42501");
  });

  it("shows it nothing of the person but what was held there", async () => {
    await bench.owner(session("toyohira", LATER), [CITY_CONSENTED_NONE]);
    const points = "select distinct service_point_id as point from counseling_session where seeker_id = $1";
    expect(await bench.as(cityCallers.counselor, points, [CITY_CONSENTED_NONE])).toEqual([{ point: "shiroishi" }]);
    for (const table of ["city_profile", "city_file", "public_assistance"])
      expect(
        await bench.as(cityCallers.counselor, `select from ${table} where seeker_id = $1`, [CITY_CONSENTED_NONE]),
      ).toEqual([]);
  });

  it("tells who stood where to the own service point's counselors alone", async () => {
    const known = async (who: keyof typeof cityCallers, person = CITY_CONSENTED_NONE) => {
      const text = `select seeker_stood_at($1, 'shiroishi', '2013-10-05') as stood,
        hold_handed_over($1, 'shiroishi', '2013-10-05') as held`;
      const [row] = await bench.as(cityCallers[who], text, [person]);
      return [row.stood, row.held];
    };
    expect(await known("counselor")).toEqual([true, true]);
    expect(await known("counselor", CITY_CONSENTED_ALL)).toEqual([false, null]);
    expect(await known("counselorElsewhere")).toEqual([false, null]);
    expect(await known("officer")).toEqual([false, null]);
  });

  it("lets it write nothing in a file that is anonymized", async () => {
    await bench.owner("update city_file set status = 'CLOSED' where seeker_id = $1", [CITY_CONSENTED_NONE]);
    await bench.owner("update city_file set status = 'ANONYMIZED' where seeker_id = $1", [CITY_CONSENTED_NONE]);
    expect(await write(session("shiroishi", "2013-10-06"))).toBe("42501");
  });
});
