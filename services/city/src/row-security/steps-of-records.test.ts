import { hasWords } from "@aiwork/agreement/agreement/state-change/state-words";
import { FILE_TRANSFER_TRANSITIONS } from "@aiwork/agreement/joint-counter/file-transfer/file-transfer.entity";
import { REQUEST_TRANSITIONS } from "@aiwork/agreement/mutual-request/mutual-request.entity";
import { type RowSecurityBench, writeOutcome } from "@aiwork/kit/access/row-security-bench";
import { stepsInDatabase, stepsOfMachine } from "@aiwork/kit/agreement/steps-in-database";
import { arrangeCityPersons, CITY_CONSENTED_NONE, cityCallers } from "@aiwork/kit/city/arrange-city-persons";
import { PLAN_TRANSITIONS } from "../business-plan/business-plan/business-plan.entity";
import { COUNSELING_TRANSITIONS } from "../career-counseling/counseling-session/counseling-session.entity";
import { CITY_FILE_TRANSITIONS } from "../joint-counter/seeker/seeker.entity";
import { VISIT_TRANSITIONS } from "../joint-counter/visit/visit.entity";
import { LOCAL_JOB_TRANSITIONS } from "../local-job-information/local-job/local-job.entity";
import { MEETING_TRANSITIONS } from "../operating-council/council-meeting/council-meeting.entity";
import { SUPPORT_CASE_TRANSITIONS } from "../operating-council/support-case/support-case.entity";
import { LIAISON_TRANSITIONS } from "../programs-and-liaison/liaison/liaison.entity";
import { APPLICATION_TRANSITIONS } from "../programs-and-liaison/program-application/program-application.entity";
import { PROGRAM_TRANSITIONS } from "../programs-and-liaison/support-program/support-program.entity";

let bench: RowSecurityBench;
beforeAll(async () => {
  bench = await arrangeCityPersons();
}, 60_000);
afterAll(() => bench?.[Symbol.asyncDispose]());

const write = (who: keyof typeof cityCallers, text: string) => writeOutcome(bench, cityCallers[who], text);

describe("the steps of records in the database", () => {
  it("lead through states that have words", async () => {
    const steps = Object.values(await stepsInDatabase(bench)).flat();
    const states = new Set(steps.flatMap((step) => step.split(">")));
    expect([...states].filter((state) => !hasWords(state))).toEqual([]);
  });

  it("are those of the state machines", async () => {
    expect(await stepsInDatabase(bench)).toEqual({
      business_plan: stepsOfMachine(PLAN_TRANSITIONS),
      city_file: stepsOfMachine(CITY_FILE_TRANSITIONS),
      council_meeting: stepsOfMachine(MEETING_TRANSITIONS, "SCHEDULED>MINUTES_DRAFTED"),
      counseling_session: stepsOfMachine(COUNSELING_TRANSITIONS),
      file_transfer: stepsOfMachine(FILE_TRANSFER_TRANSITIONS),
      liaison: stepsOfMachine(LIAISON_TRANSITIONS),
      local_job: stepsOfMachine(LOCAL_JOB_TRANSITIONS),
      mutual_request: stepsOfMachine(REQUEST_TRANSITIONS),
      program_application: stepsOfMachine(APPLICATION_TRANSITIONS),
      support_case: stepsOfMachine(SUPPORT_CASE_TRANSITIONS),
      support_program: stepsOfMachine(PROGRAM_TRANSITIONS),
      visit: stepsOfMachine(VISIT_TRANSITIONS),
    });
  });

  it("let nobody put a published case back, end what is in force, or take up what has ended", async () => {
    expect(await write("secretariat", "update support_case set status = 'DRAFT' where status = 'PUBLISHED'")).toBe(
      "42501",
    );
    const back = "update business_plan set status = 'PROPOSED' where status = 'IN_FORCE'";
    expect(await write("secretariat", back)).toBe("42501");
  });
});

describe("a liaison in the database", () => {
  const ANSWERED = "status = 'ACCEPTED', answer = '承諾します', answered_on = '2013-10-31'";
  const arrange = async (openedBy: string, addressedTo: string, more = "status = 'SENT'") => {
    const [{ id }] = await bench.owner("select id from liaison where seeker_id = $1 limit 1", [CITY_CONSENTED_NONE]);
    const sent = `answer = null, answered_on = null, outcome = null, opened_by = '${openedBy}', addressed_to = '${addressedTo}'`;
    await bench.owner(`update liaison set ${sent}, status = 'SENT' where id = $1`, [id]);
    await bench.owner(`update liaison set ${more} where id = $1`, [id]);
    return (changes: string) => `update liaison set ${changes} where id = '${id}'`;
  };

  it("is answered by whom it is addressed to alone", async () => {
    const toCity = await arrange("NATIONAL", "CITY_SERVICE_POINT");
    expect(await write("peerHere", toCity(ANSWERED))).toBe("42501");
    expect(await write("peerHere", toCity("answer = '市の承諾'"))).toBe("42501");
    expect(await write("peerHere", toCity("status = 'ACCEPTED'"))).toBe("42501");
    expect(await write("counselor", toCity(ANSWERED))).toBe("done");
    const toNation = await arrange("CITY", "NATIONAL_SERVICE_POINT");
    expect(await write("counselor", toNation(ANSWERED))).toBe("42501");
    expect(await write("peerHere", toNation(ANSWERED))).toBe("done");
  });

  it("is recalled by who sent it alone, and an answer stays as it was given", async () => {
    const toCity = await arrange("NATIONAL", "CITY_SERVICE_POINT");
    expect(await write("counselor", toCity("status = 'RECALLED'"))).toBe("42501");
    expect(await write("peerHere", toCity("status = 'RECALLED'"))).toBe("done");
    const answered = await arrange("NATIONAL", "CITY_SERVICE_POINT", ANSWERED);
    expect(await write("counselor", answered("answer = '別の回答'"))).toBe("42501");
    expect(await write("counselor", answered("status = 'DONE', outcome = '支援した'"))).toBe("done");
  });

  it("is answered otherwise by whom it is addressed to alone, and ends no other way", async () => {
    const DECLINED = "status = 'DECLINED', answer = '満員', answered_on = '2013-10-30'";
    const declined = await arrange("NATIONAL", "CITY_SERVICE_POINT", DECLINED);
    expect(await write("counselor", declined("answer = '別の理由'"))).toBe("42501");
    expect(await write("peerHere", declined(ANSWERED))).toBe("42501");
    expect(await write("counselor", declined(ANSWERED))).toBe("done");
    expect(await write("peerHere", declined("status = 'DECLINED'"))).toBe("42501");
    expect(await write("counselor", declined("status = 'EXPIRED'"))).toBe("42501");
    expect(await write("counselor", declined("status = 'DECLINED', answer = '満員'"))).toBe("done");
  });

  it("begins as sent", async () => {
    const insert = (more: string, values: string) =>
      `insert into liaison (id, seeker_id, service_point_id, opened_by, addressed_to, purpose, opened_on, due_on, status${more})
       values (gen_random_uuid(), '${CITY_CONSENTED_NONE}', 'shiroishi', 'NATIONAL', 'CITY_SERVICE_POINT', '連絡',
         '2013-10-31', '2013-11-30', ${values})`;
    expect(await write("peerHere", insert("", "'SENT'"))).toBe("done");
    const answered = insert(", answer, answered_on", "'ACCEPTED', '市の承諾', '2013-10-31'");
    expect(await write("peerHere", answered)).toBe("42501");
  });
});

describe("what both parties have agreed on", () => {
  it("takes no further target", async () => {
    const add = (status: string) => `insert into plan_target (fiscal_year, version, service_point_id, indicator, value)
      select fiscal_year, version, 'toyohira', 'USERS', 1 from business_plan where status = '${status}' limit 1`;
    await bench.owner("delete from plan_target where service_point_id = 'toyohira'");
    expect([await write("secretariat", add("IN_FORCE")), await write("secretariat", add("DRAFT"))]).toEqual([
      "42501",
      "done",
    ]);
  });

  it("takes no later version of minutes", async () => {
    const minutes = `insert into meeting_minutes (meeting_id, version, text, content_hash)
      select id, 7, '議事録', repeat('0', 64) from council_meeting limit 1`;
    await bench.owner("alter table council_meeting disable trigger user");
    await bench.owner(
      "insert into council_meeting (id, held_on, status) values (gen_random_uuid(), '2013-10-01', 'MINUTES_APPROVED')",
    );
    await bench.owner("delete from council_meeting where status <> 'MINUTES_APPROVED'");
    expect(await write("secretariat", minutes)).toBe("42501");
    await bench.owner("update council_meeting set status = 'HELD'");
    expect(await write("secretariat", minutes)).toBe("done");
  });
});
