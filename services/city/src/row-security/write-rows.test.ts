import type { LoginBench } from "@aiwork/runtime/testing/open-login-bench";
import { outcomeOf } from "@aiwork/runtime/testing/outcome-of";
import { ALL, arrangePersons, asking, ELSEWHERE, NONE, PROFILE } from "./arrange-persons";

let bench: LoginBench;
beforeAll(async () => {
  bench = await arrangePersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

type Who = keyof typeof asking;
const outcome = (who: Who, text: string, values: unknown[] = []) => outcomeOf(bench, asking[who], text, values);

const CONSENT = `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on)
  values (gen_random_uuid(), $1, '{LIAISON}', '支援', $2, '2013-10-31', '2014-03-31')`;
const SESSION = `insert into counseling_session (id, seeker_id, service_point_id, day, held_on, themes, status)
  values (gen_random_uuid(), $1, $2, '2013-10-31', '2013-10-31', '{}', 'HELD')`;
const APPLICATION = `insert into program_application (id, program_id, seeker_id, opened_on, status)
  select gen_random_uuid(), id, $1, '2013-10-31', 'DRAFT' from support_program where number = 'PUBLISHED'`;
const KEY =
  "insert into idempotency_key (caller, key, act, input_hash) values ($1, gen_random_uuid(), 'act', decode(repeat('00', 32), 'hex'))";

describe("Writing", () => {
  it.each<[string, Who, string, unknown[], string]>([
    [
      "a file opens at an own counter",
      "counselor",
      "insert into city_file (seeker_id, registered_at, registered_on) values (gen_random_uuid(), $1, '2013-10-31')",
      ["shiroishi"],
      "done",
    ],
    [
      "and at no other",
      "counselor",
      "insert into city_file (seeker_id, registered_at, registered_on) values (gen_random_uuid(), $1, '2013-10-31')",
      ["toyohira"],
      "42501",
    ],
    [
      "a profile is revised at the person's counter",
      "counselor",
      "update city_profile set phone = '1' where seeker_id = $1",
      [NONE],
      "done",
    ],
    [
      "and from no other",
      "counselorElsewhere",
      "update city_profile set phone = '1' where seeker_id = $1",
      [NONE],
      "nothing",
    ],
    ["nor under a consent", "peer", "update city_profile set phone = '1' where seeker_id = $1", [ALL], "42501"],
    [
      "nor by an officer for programs",
      "officer",
      "update city_profile set phone = '1' where seeker_id = $1",
      [ALL],
      "nothing",
    ],
    ["nor by the person", "person", "update city_profile set phone = '1' where seeker_id = $1", [ALL], "42501"],
    [
      "public assistance is noted at the person's counter",
      "counselor",
      "update public_assistance set received = false where seeker_id = $1",
      [NONE],
      "done",
    ],
    [
      "and removed from no other",
      "counselorElsewhere",
      "delete from public_assistance where seeker_id = $1",
      [NONE],
      "nothing",
    ],
    ["a session is held with a person of the counter", "counselor", SESSION, [NONE, "shiroishi"], "done"],
    ["not with one of another", "counselor", SESSION, [ELSEWHERE, "shiroishi"], "42501"],
    [
      "its notes are the counter's",
      "counselorElsewhere",
      "insert into counseling_note select id, '所見' from counseling_session where seeker_id = $1",
      [NONE],
      "nothing",
    ],
    ["a program is applied for by a counselor of the person", "counselor", APPLICATION, [NONE], "done"],
    ["and by the officer", "officer", APPLICATION, [PROFILE], "done"],
    ["not by another counter's", "counselorElsewhere", APPLICATION, [NONE], "42501"],
    [
      "an application is decided by the officer",
      "officer",
      "update program_application set version = version + 1 where seeker_id = $1",
      [NONE],
      "done",
    ],
    [
      "not by a counselor",
      "counselor",
      "update program_application set version = version + 1 where seeker_id = $1",
      [NONE],
      "nothing",
    ],
    ["a consent is taken at the person's counter", "counselor", CONSENT, [NONE, "SIGNED_FORM"], "done"],
    ["not in the person's stead", "counselor", CONSENT, [NONE, "ONLINE"], "42501"],
    ["given by the person", "person", CONSENT, [ALL, "ONLINE"], "done"],
    ["for nobody else", "person", CONSENT, [NONE, "ONLINE"], "42501"],
    ["and by no peer", "peer", CONSENT, [ALL, "ONLINE"], "42501"],
    [
      "withdrawn by the person",
      "person",
      "update disclosure_consent set withdrawn_at = now() where seeker_id = $1",
      [ALL],
      "done",
    ],
    [
      "of nobody else",
      "person",
      "update disclosure_consent set withdrawn_at = now() where seeker_id = $1",
      [PROFILE],
      "nothing",
    ],
    [
      "to no other end",
      "counselor",
      "update disclosure_consent set expires_on = '2099-01-01' where seeker_id = $1",
      [PROFILE],
      "42501",
    ],
    [
      "a local job is drafted by the officer",
      "officer",
      "update local_job set title = title where status = 'DRAFT'",
      [],
      "done",
    ],
    ["not by a counselor", "counselor", "update local_job set title = title where status = 'DRAFT'", [], "nothing"],
    [
      "a program is changed by the officer",
      "officer",
      "update support_program set title = title where status = 'DRAFT'",
      [],
      "done",
    ],
    ["not by a counselor", "counselor", "update support_program set title = title where status = 'DRAFT'", [], "42501"],
    ["and never rewritten", "counselor", "update state_change set to_state = 'DONE'", [], "42501"],
    ["a key of one's own is taken", "person", KEY, [`https://issuer.test seeker ${ALL}`], "done"],
    ["no other's", "person", KEY, ["somebody else"], "42501"],
    ["access records are nobody's to change", "auditor", "update access_record set purpose = ''", [], "42501"],
    ["public tables are nobody's to change", "secretariat", "update article set title = ''", [], "42501"],
  ])("%s (%s)", async (_, who, text, values, expected) => {
    expect(await outcome(who, text, values)).toBe(expected);
  });

  it("an idempotency key of another is neither read nor taken, and removed once it is old", async () => {
    const take = `insert into idempotency_key as kept (caller, key, act, input_hash) values ($1, $2, 'act', decode(repeat('00', 32), 'hex'))
      on conflict (caller, key) do update set act = excluded.act, input_hash = excluded.input_hash, answer = default,
        done_at = excluded.done_at where kept.done_at < now() - interval '30 days'`;
    const own = `https://issuer.test seeker ${ALL}`;
    expect([await outcome("person", take, [own, "key"]), await outcome("person", take, [own, "key"])]).toEqual([
      "done",
      "nothing",
    ]);
    const keep = "update idempotency_key set answer = '{}' where caller = $1 and key = $2";
    expect(await outcome("person", keep, [own, "key"])).toBe("done");
    expect(await outcome("person", keep, ["somebody else", "key-of-another"])).toBe("nothing");
    const remove = `delete from idempotency_key where ctid = any (array(select ctid from idempotency_key
      where done_at < now() - interval '30 days' order by done_at limit 10 for update skip locked))`;
    expect(await outcome("person", remove)).toBe("nothing");
    await bench.owner("update idempotency_key set done_at = now() - interval '31 days' where caller = 'somebody else'");
    expect(await outcome("person", remove)).toBe("done");
  });

  it("a file is locked by whom it serves, without a look at it", async () => {
    const lock = async (who: Who) => (await bench.as(asking[who], "select lock_file($1) as status", [NONE]))[0].status;
    expect([await lock("counselor"), await lock("officer"), await lock("counselorElsewhere")]).toEqual([
      "OPEN",
      "OPEN",
      null,
    ]);
  });

  it("access records are added by their recorder, who reads none", async () => {
    const record = await bench.login("recorder");
    await record(`insert into access_chain (number, opened_at, key_id, witnesses, opening, rows, head, seal)
      select 1, now(), 'key', '{}', zero, 0, zero, zero from (select decode(repeat('00', 32), 'hex') as zero) as given`);
    await record(`insert into access_record (chain, place, seeker_id, read_at, by_role, categories, basis, purpose, trace_id, hash)
      values (2, 1, '${ALL}', now(), 'city.counselor', '{}', 'OWN_ROLE', '支援', 'trace', decode(repeat('00', 32), 'hex'))`);
    await record("update access_chain set rows = 1 where number = 1 and closed_at is null");
    await expect(record("select from access_record")).rejects.toThrow("permission denied");
    await expect(record("select from city_file")).rejects.toThrow("permission denied");
  });
});
