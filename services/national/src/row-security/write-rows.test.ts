import type { LoginBench } from "@aiwork/runtime/testing/open-login-bench";
import { outcomeOf } from "@aiwork/runtime/testing/outcome-of";
import { ALL, AWAY, arrangePersons, asking, NONE } from "./arrange-persons";

let bench: LoginBench;
beforeAll(async () => {
  bench = await arrangePersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

type Who = keyof typeof asking;
const outcome = (who: Who, text: string, values: unknown[] = []) => outcomeOf(bench, asking[who], text, values);

const REGISTRATION = `insert into registration (id, seeker_id, office, service_point_id, received_on, valid_until, status,
    desired_occupations, any_occupation, desired_employment_types, qualifications)
  values (gen_random_uuid(), $1, '札幌', $2, '2013-10-31', '2013-12-31', 'PROVISIONAL', '{}', true, '{}', '{}')`;
const REFERRAL = `insert into referral (id, letter_number, registration_id, job_order_id, service_point_id, track, issued_on, by_role, status)
  select gen_random_uuid(), gen_random_uuid()::text, registration.id, job_order.id, 'shiroishi', 'ORDINARY', '2013-10-31', 'national.counselor', 'ISSUED'
  from registration join job_order on job_order.number = '01010-2'
  where seeker_id = $1 and registration.status = 'ACTIVE'`;
const NEGOTIATION = `insert into negotiation (id, registration_id, job_order_id, topic, request, status, opened_on, opened_by_role)
  select gen_random_uuid(), registration.id, job_order.id, 'WAGE', '緩和', 'OPEN', '2013-10-31', 'a role'
  from registration join job_order on job_order.number = '01010-2' where seeker_id = $1`;
const CONSULTATION = `insert into consultation (id, seeker_id, service_point_id, held_on, minutes, topics, by_role)
  values (gen_random_uuid(), $1, 'shiroishi', '2013-10-31', 30, '{}', 'national.counselor')`;
const CONSENT = `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on)
  values (gen_random_uuid(), $1, '{PLACEMENT}', '支援', $2, '2013-10-31', '2014-03-31')`;
const HISTORY = `insert into state_change (subject_id, at, by_party, by_role, to_state)
  select id, now(), 'NATIONAL', $2, 'DONE' from referral where seeker_id = $1`;

describe("Writing", () => {
  it.each<[string, Who, string, unknown[], string]>([
    ["a registration is received at an own counter", "counselor", REGISTRATION, [NONE, "shiroishi"], "done"],
    ["at no other", "counselor", REGISTRATION, [NONE, "toyohira"], "42501"],
    ["by no order officer", "officer", REGISTRATION, [NONE, "shiroishi"], "42501"],
    [
      "revised at the person's counter",
      "counselor",
      "update registration set version = version + 1 where seeker_id = $1",
      [NONE],
      "done",
    ],
    [
      "from no other",
      "counselorElsewhere",
      "update registration set version = version + 1 where seeker_id = $1",
      [NONE],
      "nothing",
    ],
    ["under no consent", "peer", "update registration set version = version + 1 where seeker_id = $1", [ALL], "42501"],
    ["and not handed to another person", "counselor", "update registration set seeker_id = $1", [NONE], "42501"],
    [
      "a profile is kept at the person's counter",
      "counselor",
      "update national_profile set phone = '1' where seeker_id = $1",
      [NONE],
      "done",
    ],
    ["at no other", "counselor", "update national_profile set phone = '1' where seeker_id = $1", [AWAY], "nothing"],
    ["a consultation is recorded with a person of the counter", "counselor", CONSULTATION, [NONE], "done"],
    ["with no other", "counselor", CONSULTATION, [AWAY], "42501"],
    ["a referral is issued to a person of the counter", "counselor", REFERRAL, [NONE], "done"],
    ["to no other", "counselorElsewhere", REFERRAL, [NONE], "nothing"],
    ["and by no order officer", "officer", REFERRAL, [NONE], "42501"],
    ["a negotiation is opened by a counselor", "counselor", NEGOTIATION, [NONE], "done"],
    ["and by the order officer", "officer", NEGOTIATION, [AWAY], "done"],
    [
      "settled by the officer",
      "officer",
      "update negotiation set version = version + 1 where seeker_id = $1",
      [NONE],
      "done",
    ],
    [
      "not at another counter",
      "counselorElsewhere",
      "update negotiation set version = version + 1 where seeker_id = $1",
      [NONE],
      "nothing",
    ],
    [
      "a placement is confirmed at the counter",
      "counselor",
      "update placement set version = version + 1 where seeker_id = $1",
      [NONE],
      "done",
    ],
    [
      "at no other",
      "counselorElsewhere",
      "update placement set version = version + 1 where seeker_id = $1",
      [NONE],
      "nothing",
    ],
    [
      "an opening is taken by a counselor",
      "counselor",
      "update job_order set filled = filled + 1 where number = '01010-1'",
      [],
      "done",
    ],
    ["an order is changed by its officer", "officer", "update job_order set version = version + 1", [], "done"],
    ["and by no peer", "peer", "update job_order set version = version + 1", [], "42501"],
    [
      "a ground is given by the officer",
      "officer",
      "insert into order_not_accepted select id, 'REFUSED_REPORT' from job_order where number = '01010-4'",
      [],
      "done",
    ],
    [
      "not by a counselor",
      "counselor",
      "insert into order_not_accepted select id, 'REFUSED_REPORT' from job_order where number = '01010-6'",
      [],
      "42501",
    ],
    ["a consent is taken at the person's counter", "counselor", CONSENT, [NONE, "SIGNED_FORM"], "done"],
    ["given by the person", "person", CONSENT, [ALL, "ONLINE"], "done"],
    ["for nobody else", "person", CONSENT, [NONE, "ONLINE"], "42501"],
    [
      "withdrawn by the person alone",
      "person",
      "update disclosure_consent set withdrawn_at = now() where seeker_id <> $1",
      [ALL],
      "nothing",
    ],
    ["history is written in one's own name", "counselor", HISTORY, [NONE, "national.counselor"], "done"],
    ["in no other", "counselor", HISTORY, [NONE, "national.planning"], "42501"],
    ["and not by a peer", "peer", HISTORY, [ALL, "city.counselor"], "42501"],
  ])("%s (%s)", async (_, who, text, values, expected) => {
    expect(await outcome(who, text, values)).toBe(expected);
  });

  it("a file is locked at the person's counter, and never changed", async () => {
    const lock = (who: Who) =>
      outcome(
        who,
        "with locked as (select seeker_id from national_file where seeker_id = $1 for update) insert into state_change (subject_id, at, by_role, to_state) select seeker_id, now(), '', '' from locked where false",
        [NONE],
      );
    expect(await lock("counselor")).toBe("nothing");
    const locked = await bench.as(
      asking.counselor,
      "select seeker_id from national_file where seeker_id = $1 for update",
      [NONE],
    );
    expect(locked).toHaveLength(1);
    expect(
      await outcome("counselor", "update national_file set seeker_id = gen_random_uuid() where seeker_id = $1", [NONE]),
    ).toBe("42501");
  });
});

describe("Whose a referral is", () => {
  it("is the person of its registration, whatever is written", async () => {
    const [written] = await bench
      .owner(`update referral set seeker_id = '${AWAY}' where seeker_id = $1 returning seeker_id`, [ALL])
      .then(([rows]) => rows);
    expect(written.seeker_id).toBe(ALL);
  });

  it("goes over with its registration to another file, and all that hangs on it", async () => {
    await bench.owner(`update registration set seeker_id = '${AWAY}' where seeker_id = $1`, [ALL]);
    const left = await bench.owner(
      `select from negotiation where seeker_id = $1 union all select from referral where seeker_id = $1
       union all select from placement where seeker_id = $1 union all select from trial_employment where seeker_id = $1`,
      [ALL],
    );
    expect(left).toEqual([]);
  });
});
