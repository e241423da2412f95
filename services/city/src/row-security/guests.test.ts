import type { LoginBench } from "@aiwork/runtime/testing/open-login-bench";
import { outcomeOf } from "@aiwork/runtime/testing/outcome-of";
import { ALL, arrangePersons, asking, ELSEWHERE, NONE } from "./arrange-persons";

let bench: LoginBench;
beforeAll(async () => {
  bench = await arrangePersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

type Who = keyof typeof asking;
const outcome = (who: Who, text: string, values: unknown[] = []) => outcomeOf(bench, asking[who], text, values);

const VISIT = `insert into visit (id, service_point_id, visited_on, services, recorded_by_party, recorded_by_role)
  values (gen_random_uuid(), $1, '2013-10-31', '{JOB_TERMINAL}', $2, 'a role')`;
const LIAISON = `insert into liaison (id, seeker_id, service_point_id, opened_by, addressed_to, purpose, opened_on, due_on, status)
  values (gen_random_uuid(), $1, $2, $3, 'CITY_SERVICE_POINT', '連絡', '2013-10-31', '2013-11-30', 'SENT')`;
const HISTORY = `insert into state_change (subject_id, at, by_party, by_role, to_state)
  select id, now(), $2, $3, 'DONE' from liaison where seeker_id = $1 and opened_by = 'NATIONAL'`;

describe("At a counter of both", () => {
  it.each<[string, Who, string, unknown[], string]>([
    ["a visit is received at the city's counter", "counselor", VISIT, ["shiroishi", "CITY"], "done"],
    ["or by its guest", "peerHere", VISIT, ["shiroishi", "NATIONAL"], "done"],
    ["not at another", "peerHere", VISIT, ["toyohira", "NATIONAL"], "42501"],
    ["nor in the city's name", "peerHere", VISIT, ["shiroishi", "CITY"], "42501"],
    ["nor by an officer for programs", "officer", VISIT, ["shiroishi", "CITY"], "42501"],
    ["a liaison is opened by the counter", "counselor", LIAISON, [NONE, "shiroishi", "CITY"], "done"],
    ["by its guest for whoever is brought", "peerHere", LIAISON, [ELSEWHERE, "shiroishi", "NATIONAL"], "done"],
    ["in no other party's name", "peerHere", LIAISON, [ALL, "shiroishi", "CITY"], "42501"],
    [
      "answered where it stands",
      "counselor",
      "update liaison set version = version + 1 where seeker_id = $1",
      [NONE],
      "done",
    ],
    [
      "not where only a consent shows it",
      "peer",
      "update liaison set version = version + 1 where seeker_id = $1 and opened_by = 'CITY'",
      [ALL],
      "nothing",
    ],
    ["history is written in one's own name", "counselor", HISTORY, [NONE, "CITY", "city.counselor"], "done"],
    ["by a guest too", "peerHere", HISTORY, [NONE, "NATIONAL", "national.counselor"], "done"],
    ["in no other", "counselor", HISTORY, [NONE, "CITY", "city.secretariat"], "42501"],
  ])("%s (%s)", async (_, who, text, values, expected) => {
    expect(await outcome(who, text, values)).toBe(expected);
  });
});
