import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeCityPersons,
  CITY_CONSENTED_ALL,
  CITY_CONSENTED_NONE,
  CITY_PERSON_ELSEWHERE,
  cityCallers,
} from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

type Who = keyof typeof cityCallers;
const outcome = (who: Who, text: string, values: unknown[] = []) => writeOutcome(bench, cityCallers[who], text, values);

const VISIT = `insert into visit (id, service_point_id, visited_on, services, recorded_by_party, recorded_by_role)
  values (gen_random_uuid(), $1, '2013-10-31', '{JOB_TERMINAL}', $2, current_setting('aiwork.role'))`;
const LIAISON = `insert into liaison (id, seeker_id, service_point_id, opened_by, addressed_to, purpose, opened_on, due_on, status)
  values (gen_random_uuid(), $1, $2, $3, 'CITY_SERVICE_POINT', '連絡', '2013-10-31', '2013-11-30', 'SENT')`;
const HISTORY = `insert into state_change (subject_id, by_party, by_role, to_state)
  select id, $2, $3, 'DONE' from liaison where seeker_id = $1 and opened_by = 'NATIONAL'`;
const PAST_HISTORY = HISTORY.replace("(subject_id,", "(at, subject_id,").replace("select ", "select '2013-01-01', ");
const OTHERS_HISTORY = HISTORY.replace("by_role,", "by_role, by_name,").replace("$3", "$3, '別人'");

describe("national guests at a service point", () => {
  it.each<[string, Who, string, unknown[], string]>([
    [
      "lets a city counselor record a visit at the own service point",
      "counselor",
      VISIT,
      ["shiroishi", "CITY"],
      "done",
    ],
    ["lets a national guest record a visit there", "peerHere", VISIT, ["shiroishi", "NATIONAL"], "done"],
    ["refuses a guest's visit at another service point", "peerHere", VISIT, ["toyohira", "NATIONAL"], "42501"],
    ["refuses a guest's visit in the city's name", "peerHere", VISIT, ["shiroishi", "CITY"], "42501"],
    [
      "refuses history of another time",
      "counselor",
      PAST_HISTORY,
      [CITY_CONSENTED_ALL, "CITY", "city.counselor"],
      "42501",
    ],
    [
      "refuses history in another's name",
      "counselor",
      OTHERS_HISTORY,
      [CITY_CONSENTED_ALL, "CITY", "city.counselor"],
      "42501",
    ],
    ["refuses a visit by a program officer", "officer", VISIT, ["shiroishi", "CITY"], "42501"],
    [
      "lets a city counselor open a liaison at the own service point",
      "counselor",
      LIAISON,
      [CITY_CONSENTED_NONE, "shiroishi", "CITY"],
      "done",
    ],
    [
      "lets a national guest open a liaison for any person",
      "peerHere",
      LIAISON,
      [CITY_PERSON_ELSEWHERE, "shiroishi", "NATIONAL"],
      "done",
    ],
    [
      "refuses a guest's liaison in the city's name",
      "peerHere",
      LIAISON,
      [CITY_CONSENTED_ALL, "shiroishi", "CITY"],
      "42501",
    ],
    [
      "lets a counselor answer a liaison at the own service point",
      "counselor",
      "update liaison set version = version + 1 where seeker_id = $1",
      [CITY_CONSENTED_NONE],
      "done",
    ],
    [
      "lets nobody answer a liaison that only a consent shows",
      "peer",
      "update liaison set version = version + 1 where seeker_id = $1 and opened_by = 'CITY'",
      [CITY_CONSENTED_ALL],
      "nothing",
    ],
    [
      "lets a counselor write history under the own role",
      "counselor",
      HISTORY,
      [CITY_CONSENTED_NONE, "CITY", "city.counselor"],
      "done",
    ],
    [
      "lets a guest write history under the own role",
      "peerHere",
      HISTORY,
      [CITY_CONSENTED_NONE, "NATIONAL", "national.counselor"],
      "done",
    ],
    [
      "refuses history under another role",
      "counselor",
      HISTORY,
      [CITY_CONSENTED_NONE, "CITY", "city.secretariat"],
      "42501",
    ],
  ])("%s (%s)", async (_, who, text, values, expected) => {
    expect(await outcome(who, text, values)).toBe(expected);
  });
});
