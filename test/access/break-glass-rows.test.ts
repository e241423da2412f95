import { randomUUID } from "node:crypto";
import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { OPENING } from "@aiwork/kit/agreement/break-glass";
import { arrangeCityPersons, CITY_CONSENTED_ALL, cityCallers } from "@aiwork/kit/city/arrange-city-persons";
import { arrangeNationalPersons, CONSENTED_ALL, nationalCallers } from "@aiwork/kit/national/arrange-national-persons";
import { IDENTIFY_STATEMENT } from "@aiwork/subgraph/database/identified-query";

/** What a login may do by SQL alone, without the resolvers. */
describe.each([
  { half: "city", arrange: arrangeCityPersons, callers: cityCallers, person: CITY_CONSENTED_ALL },
  { half: "national", arrange: arrangeNationalPersons, callers: nationalCallers, person: CONSENTED_ALL },
])("row-level security of openings and lookups of the $half side", ({ half, arrange, callers, person }) => {
  let bench: RowSecurityBench;
  beforeAll(async () => {
    bench = await arrange();
  }, 60_000);
  afterAll(() => bench?.[Symbol.asyncDispose]());

  const OPEN = `insert into opened_record (seeker_id, opened_to, by_role, opened_on, ground, reason)
    values ($1, $2, $3, '2013-10-31', $4, $5)`;
  const opener = () => ({ ...callers.counselorElsewhere, subject: randomUUID() });
  const open = (
    who: ReturnType<typeof opener>,
    ground: string | null = OPENING.ground,
    reason: string = OPENING.reason,
  ) => writeOutcome(bench, who, OPEN, [person, who.subject, who.role, ground, reason]);
  const rows = (who: Parameters<RowSecurityBench["as"]>[0], table = "opened_record") =>
    bench.as(who, `select from ${table}`);

  it("takes no opening without a ground and a reason, and ten a day of one member of staff", async () => {
    const me = opener();
    expect(await open(me, null)).toBe("42501");
    expect(await open(me, "CURIOSITY")).toBe("23514");
    expect(await open(me, OPENING.ground, "確認のため")).toBe("42501");
    for (let i = 0; i < 10; i++) expect(await open(me)).toBe("done");
    expect(await open(me)).toBe("23514");
    expect(await open(opener())).toBe("done");
  });

  it("shows openings to the person, the person's service point and the auditor, and to no other service point", async () => {
    const me = opener();
    await open(me);
    const [{ opened }] = await bench.owner("select count(*)::int as opened from opened_record where seeker_id = $1", [
      person,
    ]);
    expect(await rows(callers.person)).toHaveLength(opened);
    expect((await rows(callers.counselor)).length).toBeGreaterThanOrEqual(opened);
    expect((await rows(callers.auditor)).length).toBeGreaterThanOrEqual(opened);
    expect(await rows(me)).toHaveLength(1);
    expect(await rows(callers.counselorElsewhere)).toEqual([]);
    expect(await rows({ role: callers.officer.role })).toEqual([]);
  });

  it("takes a review of the auditor alone, in the own name, of another's opening, until it is judged", async () => {
    const me = opener();
    await open(me);
    const [{ id }] = await bench.as(me, "select id from opened_record");
    const REVIEW = `insert into opened_record_review (id, opened_record_id, finding, note, reviewed_by, by_role)
      values (gen_random_uuid(), $1, $2, '確認した', $3, $4)`;
    const review = (who: { role: string; subject: string }, finding = "JUSTIFIED", by = who.subject) =>
      writeOutcome(bench, who, REVIEW, [id, finding, by, who.role]);
    const auditor = { role: `auditor.${half}`, subject: "the auditor" };
    expect(await review({ ...callers.counselor, subject: "a counselor" })).toBe("42501");
    expect(await review({ ...auditor, subject: me.subject })).toBe("42501");
    expect(await review(auditor, "JUSTIFIED", "somebody else")).toBe("42501");
    expect(await review(auditor, "NEEDS_FOLLOW_UP")).toBe("done");
    expect(await review(auditor)).toBe("done");
    expect(await review(auditor, "NOT_JUSTIFIED")).toBe("23505");
    expect(await rows(callers.counselor, "opened_record_review")).toEqual([]);
    expect(await bench.as(me, "select finding from opened_record")).toEqual([{ finding: "JUSTIFIED" }]);
    expect(await writeOutcome(bench, me, "update opened_record set finding = 'JUSTIFIED'")).toBe("42501");
  });

  it("keeps every lookup for the auditor, and takes thirty a day of one member of staff", async () => {
    const me = opener();
    const look = () =>
      bench.as(me, "select from look_up_persons('誰も いない', '1960-05-05', 'PERSON_CAME', '転居のため来所')");
    // Lookups at once wait for each other until the transaction ends.
    const staff = await bench.login("staff");
    await staff("begin");
    await staff(IDENTIFY_STATEMENT.text, [...bench.identity(me)]);
    await staff("select from look_up_persons('誰も いない', '1960-05-05', 'PERSON_CAME', '転居のため来所')");
    const held = `select exists (select from pg_locks where locktype = 'advisory' and granted
      and database = (select oid from pg_database where datname = current_database())) as held`;
    expect(await bench.owner(held)).toEqual([{ held: true }]);
    await staff("commit");
    for (let i = 1; i < 30; i++) expect(await look()).toEqual([]);
    await expect(look()).rejects.toMatchObject({ code: "23514", constraint: "lookups_of_day" });
    const kept = await bench.as(
      callers.auditor,
      "select found, ground from person_lookup order by looked_up_at desc limit 30",
    );
    expect(kept).toEqual(Array(30).fill({ found: 0, ground: "PERSON_CAME" }));
    await expect(rows(me, "person_lookup")).rejects.toMatchObject({ code: "42501" });
    await expect(bench.as(me, "select keep_lookup('PERSON_CAME', '転居のため来所', 0)")).rejects.toMatchObject({
      constraint: "lookups_of_day",
    });
  });
});
