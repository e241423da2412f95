import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import {
  arrangeCityPersons,
  CITY_CONSENTED_ALL,
  CITY_CONSENTED_NONE,
  CITY_CONSENTED_PROFILE,
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

const CONSENT = `insert into disclosure_consent (id, seeker_id, categories, purpose, evidence, given_on, expires_on)
  values (gen_random_uuid(), $1, '{LIAISON}', '支援', $2, '2013-10-31', '2014-03-31')`;
const SESSION = `insert into counseling_session (id, seeker_id, service_point_id, day, held_on, themes, status)
  values (gen_random_uuid(), $1, $2, '2013-10-31', '2013-10-31', '{}', 'HELD')`;
const NOTES = `update counseling_note set notes = '訂正'
  where session_id in (select id from counseling_session where seeker_id = $1)`;
const KEPT = `insert into profile_revision (id, seeker_id, subject_id, field, before, by_role)
  values (gen_random_uuid(), $1, $2, 'minutes', '30', 'city.counselor')`;
const KEY =
  "insert into idempotency_key (caller, key, act, input_hash) values ($1, gen_random_uuid(), 'act', decode(repeat('00', 32), 'hex'))";
const OPEN_FILE =
  "insert into city_file (seeker_id, registered_at, registered_on) values (gen_random_uuid(), $1, '2013-10-31')";
const REVISE_PROFILE = "update city_profile set phone = '1' where seeker_id = $1";
const WITHDRAW = "update disclosure_consent set withdrawn_at = now() where seeker_id = $1";
const REVISE_JOB = "update local_job set title = title where status = 'DRAFT'";
const REVISE_PROGRAM = "update support_program set title = title where status = 'DRAFT'";

describe("row-level security on writing", () => {
  it.each<[string, Who, string, unknown[], string]>([
    ["lets a counselor open a file at the own service point", "counselor", OPEN_FILE, ["shiroishi"], "done"],
    ["refuses a file at another service point", "counselor", OPEN_FILE, ["toyohira"], "42501"],
    [
      "lets a counselor revise a profile at the person's service point",
      "counselor",
      REVISE_PROFILE,
      [CITY_CONSENTED_NONE],
      "done",
    ],
    [
      "lets a counselor elsewhere revise no profile",
      "counselorElsewhere",
      REVISE_PROFILE,
      [CITY_CONSENTED_NONE],
      "nothing",
    ],
    ["refuses a profile revision under a consent", "peer", REVISE_PROFILE, [CITY_CONSENTED_ALL], "42501"],
    ["lets a program officer revise no profile", "officer", REVISE_PROFILE, [CITY_CONSENTED_ALL], "nothing"],
    ["refuses a profile revision by the person", "person", REVISE_PROFILE, [CITY_CONSENTED_ALL], "42501"],
    [
      "lets a counselor note public assistance at the person's service point",
      "counselor",
      "update public_assistance set received = false where seeker_id = $1",
      [CITY_CONSENTED_NONE],
      "done",
    ],
    [
      "lets a counselor elsewhere remove no note of public assistance",
      "counselorElsewhere",
      "update public_assistance set received = null where seeker_id = $1",
      [CITY_CONSENTED_NONE],
      "nothing",
    ],
    [
      "lets a counselor hold a session with a person of the service point",
      "counselor",
      SESSION,
      [CITY_CONSENTED_NONE, "shiroishi"],
      "done",
    ],
    [
      "refuses a session with a person registered elsewhere",
      "counselor",
      SESSION,
      [CITY_PERSON_ELSEWHERE, "shiroishi"],
      "42501",
    ],
    [
      "lets a counselor elsewhere write no notes",
      "counselorElsewhere",
      "insert into counseling_note select id, '所見' from counseling_session where seeker_id = $1",
      [CITY_CONSENTED_NONE],
      "nothing",
    ],
    [
      "lets a counselor record a consent at the person's service point",
      "counselor",
      CONSENT,
      [CITY_CONSENTED_NONE, "SIGNED_FORM"],
      "done",
    ],
    ["lets a counselor correct notes at the own service point", "counselor", NOTES, [CITY_CONSENTED_NONE], "done"],
    ["lets a counselor elsewhere correct no notes", "counselorElsewhere", NOTES, [CITY_CONSENTED_NONE], "nothing"],
    [
      "refuses to keep what a record at another service point was",
      "counselor",
      KEPT,
      [CITY_CONSENTED_NONE, CITY_PERSON_ELSEWHERE],
      "42501",
    ],
    ["refuses an online consent by a counselor", "counselor", CONSENT, [CITY_CONSENTED_NONE, "ONLINE"], "42501"],
    ["lets the person give a consent", "person", CONSENT, [CITY_CONSENTED_ALL, "ONLINE"], "done"],
    ["refuses a consent for another person", "person", CONSENT, [CITY_CONSENTED_NONE, "ONLINE"], "42501"],
    ["refuses a consent by national staff", "peer", CONSENT, [CITY_CONSENTED_ALL, "ONLINE"], "42501"],
    ["lets the person withdraw a consent", "person", WITHDRAW, [CITY_CONSENTED_ALL], "done"],
    ["lets the person withdraw nobody else's consent", "person", WITHDRAW, [CITY_CONSENTED_PROFILE], "nothing"],
    [
      "refuses to change a consent's last day",
      "counselor",
      "update disclosure_consent set expires_on = '2099-01-01' where seeker_id = $1",
      [CITY_CONSENTED_PROFILE],
      "42501",
    ],
    ["lets a program officer revise a local job", "officer", REVISE_JOB, [], "done"],
    ["lets a counselor revise no local job", "counselor", REVISE_JOB, [], "nothing"],
    ["lets a program officer revise a program", "officer", REVISE_PROGRAM, [], "done"],
    ["lets a counselor revise no program", "counselor", REVISE_PROGRAM, [], "nothing"],
    ["refuses to rewrite history", "counselor", "update state_change set to_state = 'DONE'", [], "42501"],
    [
      "lets a caller use an idempotency key of their own",
      "person",
      KEY,
      [`https://issuer.test seeker ${CITY_CONSENTED_ALL}`],
      "done",
    ],
    ["refuses an idempotency key of another caller", "person", KEY, ["somebody else"], "42501"],
    ["refuses to change access records", "auditor", "update access_record set purpose = ''", [], "42501"],
    ["refuses to change public tables", "secretariat", "update article set title = ''", [], "42501"],
  ])("%s (%s)", async (_, who, text, values, expected) => {
    expect(await outcome(who, text, values)).toBe(expected);
  });

  it("lets a counselor elsewhere who opened the record with a reason read its notes and correct none", async () => {
    const opener = { ...cityCallers.counselorElsewhere, subject: "opener" };
    await bench.owner(
      `insert into opened_record (seeker_id, opened_to, by_role, opened_on, reason)
       values ($1, 'opener', 'city.counselor', '2013-10-31', '緊急')`,
      [CITY_CONSENTED_NONE],
    );
    const seen = `select from counseling_note where session_id in (select id from counseling_session where seeker_id = $1)`;
    expect(await bench.as(opener, seen, [CITY_CONSENTED_NONE])).toHaveLength(1);
    expect(await writeOutcome(bench, opener, NOTES, [CITY_CONSENTED_NONE])).toBe("nothing");
  });

  it("erases the closed files of the own service point alone, and by no other text", async () => {
    const erased = (who: Who) => bench.as(cityCallers[who], "select anonymize_file($1)", [CITY_CONSENTED_PROFILE]);
    await expect(erased("counselor")).rejects.toMatchObject({ code: "42501" });
    await bench.owner("update city_file set status = 'CLOSED' where seeker_id = $1", [CITY_CONSENTED_PROFILE]);
    await bench.owner(
      `insert into anonymization_proposal (seeker_id, proposed_by, by_role, reason)
       values ($1, 'somebody else', 'city.counselor', '保存期間')`,
      [CITY_CONSENTED_PROFILE],
    );
    await expect(erased("counselorElsewhere")).rejects.toMatchObject({ code: "42501" });
    const own = bench.as(cityCallers.counselor, "select erase_file($1, '作り話')", [CITY_CONSENTED_PROFILE]);
    await expect(own).rejects.toMatchObject({ code: "42501" });
    await erased("counselor");
    const profile = "select name from city_profile where seeker_id = $1";
    expect(await bench.owner(profile, [CITY_CONSENTED_PROFILE])).toEqual([{ name: null }]);
  });

  it("lets staff lock a file of their service point without reading it", async () => {
    const lock = async (who: Who) =>
      (await bench.as(cityCallers[who], "select lock_file($1) as status", [CITY_CONSENTED_NONE]))[0].status;
    expect([await lock("counselor"), await lock("officer"), await lock("counselorElsewhere")]).toEqual([
      "OPEN",
      "OPEN",
      null,
    ]);
  });

  it("lets the recorder add access records and read none", async () => {
    const record = await bench.login("recorder");
    await record(`insert into access_chain (number, opened_at, key_id, checkpoints, genesis, rows, head, seal)
      select 1, now(), 'key', '{}', zero, 0, zero, zero from (select decode(repeat('00', 32), 'hex') as zero) as given`);
    await record(`insert into access_record (chain, place, seeker_id, read_at, by_role, categories, basis, purpose, trace_id, hash)
      values (2, 1, '${CITY_CONSENTED_ALL}', now(), 'city.counselor', '{}', 'OWN_ROLE', '支援', 'trace', decode(repeat('00', 32), 'hex'))`);
    await record("update access_chain set rows = 1 where number = 1 and closed_at is null");
    await expect(record("select from access_record")).rejects.toThrow("permission denied");
    await expect(record("select from city_file")).rejects.toThrow("permission denied");
  });
});
