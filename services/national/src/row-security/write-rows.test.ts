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
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

type Who = keyof typeof nationalCallers;
const outcome = (who: Who, text: string, values: unknown[] = []) =>
  writeOutcome(bench, nationalCallers[who], text, values);

const REGISTRATION = `insert into registration (id, seeker_id, office, service_point_id, received_on, valid_until, status,
    desired_occupations, any_occupation, desired_employment_types, qualifications)
  values (gen_random_uuid(), $1, '札幌', $2, '2013-10-31', '2013-12-31', 'PROVISIONAL', '{}', true, '{}', '{}')`;
const REFERRAL = `insert into referral (id, letter_number, registration_id, job_order_id, service_point_id, track, issued_on, by_role, status)
  select gen_random_uuid(), gen_random_uuid()::text, registration.id, job_order.id, 'shiroishi', 'ORDINARY', '2013-10-31', 'national.counselor', 'ISSUED'
  from registration join job_order on job_order.number = '01010-2'
  where seeker_id = $1 and registration.status = 'ACTIVE'`;
const NEGOTIATION = `insert into negotiation (id, registration_id, job_order_id, topic, request, status, opened_on, opened_by_role)
  select gen_random_uuid(), registration.id, job_order.id, 'WAGE', '緩和', 'OPEN', '2013-10-31', current_setting('aiwork.role')
  from registration join job_order on job_order.number = '01010-2' where seeker_id = $1`;
const CONSULTATION = `insert into consultation (id, seeker_id, service_point_id, held_on, minutes, topics, by_role)
  values (gen_random_uuid(), $1, 'shiroishi', '2013-10-31', 30, '{}', 'national.counselor')`;
const CONSENT = `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on)
  values (gen_random_uuid(), $1, '{PLACEMENT}', '支援', $2, '2013-10-31', '2014-03-31')`;
const PROFILE = "update national_profile set phone = '1' where seeker_id = $1";
const change = (table: string) => `update ${table} set version = version + 1 where seeker_id = $1`;

describe("row-level security of writes", () => {
  it.each<[string, Who, string, unknown[], string]>([
    [
      "a counselor registers a person at an own service point",
      "counselor",
      REGISTRATION,
      [CONSENTED_NONE, "shiroishi"],
      "done",
    ],
    [
      "a counselor registers nobody at another service point",
      "counselor",
      REGISTRATION,
      [CONSENTED_NONE, "toyohira"],
      "42501",
    ],
    ["an order officer registers nobody", "officer", REGISTRATION, [CONSENTED_NONE, "shiroishi"], "42501"],
    [
      "a counselor revises a registration at an own service point",
      "counselor",
      change("registration"),
      [CONSENTED_NONE],
      "done",
    ],
    [
      "a counselor elsewhere revises no registration",
      "counselorElsewhere",
      change("registration"),
      [CONSENTED_NONE],
      "nothing",
    ],
    ["a city counselor revises nothing, with any consent", "peer", change("registration"), [CONSENTED_ALL], "42501"],
    [
      "a registration is not moved to another person",
      "counselor",
      "update registration set seeker_id = $1",
      [CONSENTED_NONE],
      "42501",
    ],
    ["a counselor updates a profile at an own service point", "counselor", PROFILE, [CONSENTED_NONE], "done"],
    ["a counselor updates no profile at another service point", "counselor", PROFILE, [PERSON_ELSEWHERE], "nothing"],
    [
      "a counselor records a consultation with a person of an own service point",
      "counselor",
      CONSULTATION,
      [CONSENTED_NONE],
      "done",
    ],
    ["a counselor records no consultation with another person", "counselor", CONSULTATION, [PERSON_ELSEWHERE], "42501"],
    [
      "a counselor records no consultation whose next action another has done",
      "counselor",
      CONSULTATION.replace(
        "by_role)",
        "by_role, next_action_done_on, next_action_done_by_role, next_action_done_by_name)",
      ).replace("'national.counselor')", "'national.counselor', '2013-10-31', 'city.counselor', '別人')"),
      [CONSENTED_NONE],
      "42501",
    ],
    ["a counselor refers a person of an own service point", "counselor", REFERRAL, [CONSENTED_NONE], "done"],
    ["a counselor elsewhere refers nobody", "counselorElsewhere", REFERRAL, [CONSENTED_NONE], "nothing"],
    ["an order officer refers nobody", "officer", REFERRAL, [CONSENTED_NONE], "42501"],
    ["a counselor opens a negotiation", "counselor", NEGOTIATION, [CONSENTED_NONE], "done"],
    ["an order officer opens a negotiation", "officer", NEGOTIATION, [PERSON_ELSEWHERE], "done"],
    ["an order officer settles a negotiation", "officer", change("negotiation"), [CONSENTED_NONE], "done"],
    [
      "a counselor elsewhere settles no negotiation",
      "counselorElsewhere",
      change("negotiation"),
      [CONSENTED_NONE],
      "nothing",
    ],
    [
      "a counselor confirms a placement at an own service point",
      "counselor",
      change("placement"),
      [CONSENTED_NONE],
      "done",
    ],
    [
      "a counselor elsewhere confirms no placement",
      "counselorElsewhere",
      change("placement"),
      [CONSENTED_NONE],
      "nothing",
    ],
    [
      "a counselor records a consent at an own service point",
      "counselor",
      CONSENT,
      [CONSENTED_NONE, "SIGNED_FORM"],
      "done",
    ],
    ["the person gives a consent", "person", CONSENT, [CONSENTED_ALL, "ONLINE"], "done"],
    ["the person gives no consent for somebody else", "person", CONSENT, [CONSENTED_NONE, "ONLINE"], "42501"],
    [
      "the person withdraws nobody else's consent",
      "person",
      "update disclosure_consent set withdrawn_at = now() where seeker_id <> $1",
      [CONSENTED_ALL],
      "nothing",
    ],
  ])("holds: %s (%s)", async (_, who, text, values, expected) => {
    expect(await outcome(who, text, values)).toBe(expected);
  });

  it("lets the person's service point lock a file, and nobody change it", async () => {
    const lock = (who: Who) =>
      outcome(
        who,
        "with locked as (select seeker_id from national_file where seeker_id = $1 for update) insert into state_change (subject_id, by_role, to_state) select seeker_id, '', '' from locked where false",
        [CONSENTED_NONE],
      );
    expect(await lock("counselor")).toBe("nothing");
    const locked = await bench.as(
      nationalCallers.counselor,
      "select seeker_id from national_file where seeker_id = $1 for update",
      [CONSENTED_NONE],
    );
    expect(locked).toHaveLength(1);
    expect(
      await outcome("counselor", "update national_file set seeker_id = gen_random_uuid() where seeker_id = $1", [
        CONSENTED_NONE,
      ]),
    ).toBe("42501");
  });
});

describe("the person of a referral", () => {
  it("is the person of its registration, whatever value is written", async () => {
    const [written] = await bench
      .owner(`update referral set seeker_id = '${PERSON_ELSEWHERE}' where seeker_id = $1 returning seeker_id`, [
        CONSENTED_ALL,
      ])
      .then(([rows]) => rows);
    expect(written.seeker_id).toBe(CONSENTED_ALL);
  });

  it("moves with its registration to another file, with all dependent rows", async () => {
    await bench.owner(`update registration set seeker_id = '${PERSON_ELSEWHERE}' where seeker_id = $1`, [
      CONSENTED_ALL,
    ]);
    const left = await bench.owner(
      `select from negotiation where seeker_id = $1 union all select from referral where seeker_id = $1
       union all select from placement where seeker_id = $1 union all select from trial_employment where seeker_id = $1`,
      [CONSENTED_ALL],
    );
    expect(left).toEqual([]);
  });
});
