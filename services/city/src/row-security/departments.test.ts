import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { arrangeCityPersons, CITY_CONSENTED_NONE, cityCallers } from "@aiwork/kit/city/arrange-city-persons";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
  await bench.owner(
    "update liaison set sent_by = '{CHILD_SUPPORT}' where opened_by = 'CITY' and service_point_id = 'toyohira'",
  );
}, 60_000);
afterAll(() => bench[Symbol.asyncDispose]());

const officerOf = (...departments: string[]) => ({ ...cityCallers.officer, departments });
const ADDRESSED = officerOf("PUBLIC_ASSISTANCE");
const IN_CHARGE = officerOf("EMPLOYMENT_PROMOTION");
const SENDER = officerOf("CHILD_SUPPORT");
const count = async (who: typeof ADDRESSED, table: string) => (await bench.as(who, `select from ${table}`)).length;

const OPEN = (sentBy: string) => `insert into liaison
  (id, seeker_id, service_point_id, opened_by, addressed_to, purpose, opened_on, due_on, sent_by, status)
  values (gen_random_uuid(), gen_random_uuid(), 'shiroishi', 'CITY', 'NATIONAL_SERVICE_POINT', '連絡', '2013-10-31', '2013-11-30',
    '${sentBy}', 'SENT')`;
const DRAFT = (department: string) => `insert into support_program
  (id, number, title, summary, detail, department, contact, conditions, required_documents, status)
  values (gen_random_uuid(), gen_random_uuid()::text, '制度', '要約', '詳細', '${department}', '窓口', '[]', '{}', 'DRAFT')`;
const APPLY = `insert into program_application (id, program_id, seeker_id, opened_on, status)
  select gen_random_uuid(), program.id, '${CITY_CONSENTED_NONE}', '2013-10-31', 'DRAFT' from support_program as program
  where number = 'PUBLISHED'`;

describe("row-level security by department", () => {
  it.each([
    ["liaison", 5, 0, 1],
    ["liaison_department", 5, 0, 1],
    ["program_application", 0, 5, 0],
    ["application_decision", 0, 5, 0],
    ["applicants_of(array(select id from program_application))", 0, 5, 0],
  ])("shows an officer of the department what is its own of %s", async (table, addressed, inCharge, sender) => {
    expect([await count(ADDRESSED, table), await count(IN_CHARGE, table), await count(SENDER, table)]).toEqual([
      addressed,
      inCharge,
      sender,
    ]);
  });

  it("tells an officer no applicant of another department whose id is known", async () => {
    const [{ ids }] = await bench.owner("select array_agg(id)::text as ids from program_application");
    const applicants = "select from applicants_of($1::uuid[])";
    expect(await bench.as(ADDRESSED, applicants, [ids])).toEqual([]);
    expect(await bench.as(IN_CHARGE, applicants, [ids])).toHaveLength(5);
  });

  it.each([
    ["lets a liaison be answered by the department addressed", ADDRESSED, "update liaison set answer = '承知'", "done"],
    ["lets a liaison be changed by no other department", IN_CHARGE, "update liaison set answer = '承知'", "nothing"],
    ["lets a liaison be sent for the own department", SENDER, OPEN("{CHILD_SUPPORT}"), "done"],
    ["refuses a liaison for another department", IN_CHARGE, OPEN("{CHILD_SUPPORT}"), "42501"],
    ["refuses a liaison for no department", IN_CHARGE, OPEN("{}"), "42501"],
    ["lets a program be drafted by its department", SENDER, DRAFT("CHILD_SUPPORT"), "done"],
    ["refuses a program of another department", ADDRESSED, DRAFT("CHILD_SUPPORT"), "42501"],
    ["lets a program be revised by its department", IN_CHARGE, "update support_program set title = title", "done"],
    ["lets a program be revised by no other", ADDRESSED, "update support_program set title = title", "nothing"],
    ["refuses a program's move to another", IN_CHARGE, "update support_program set department = 'OTHER'", "42501"],
    [
      "lets an application be decided by the department",
      IN_CHARGE,
      "update program_application set version = version + 1",
      "done",
    ],
    [
      "lets an application be decided by no other",
      ADDRESSED,
      "update program_application set version = version + 1",
      "nothing",
    ],
  ])("%s", async (_, who, text, outcome) => {
    expect(await writeOutcome(bench, who, text)).toBe(outcome);
  });

  it("lets an application be opened by the department to which a service point handed the person over", async () => {
    const handOver = (sentBy: string | null) =>
      bench.owner(
        `with handed as (insert into liaison (id, seeker_id, service_point_id, opened_by, addressed_to, purpose, opened_on, due_on,
            sent_by, status)
          values (gen_random_uuid(), $1, 'shiroishi', 'CITY', 'CITY_DEPARTMENT', '申請', '2013-10-31', '2013-11-30', $2, 'SENT')
          returning id)
        insert into liaison_department select id, 'EMPLOYMENT_PROMOTION' from handed`,
        [CITY_CONSENTED_NONE, sentBy],
      );
    await handOver("{EMPLOYMENT_PROMOTION}");
    expect(await writeOutcome(bench, IN_CHARGE, APPLY)).toBe("42501");
    await handOver(null);
    expect(await writeOutcome(bench, ADDRESSED, APPLY)).toBe("42501");
    expect(await writeOutcome(bench, IN_CHARGE, APPLY)).toBe("done");
  });

  it("lets the department give its reason, and no other that knows the application's id", async () => {
    const [{ id }] = await bench.owner("select application_id as id from application_decision");
    await bench.owner("delete from application_decision where application_id = $1", [id]);
    await bench.owner("update program_application set status = 'UNDER_REVIEW', decided_on = null where id = $1", [id]);
    const reason = "insert into application_decision values ($1, '理由')";
    expect(await writeOutcome(bench, ADDRESSED, reason, [id])).toBe("42501");
    expect(await writeOutcome(bench, IN_CHARGE, reason, [id])).toBe("done");
  });

  it("does not tell the other party which department sent a liaison", async () => {
    await expect(bench.as(cityCallers.peer, "select sent_by from liaison")).rejects.toMatchObject({ code: "42501" });
  });
});
