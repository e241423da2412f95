import { randomUUID } from "node:crypto";
import type { Database } from "@aiwork/subgraph/database/connect-database";
import {
  type FixtureValues,
  insertRecord,
  insertRow,
  insertStateChange,
  OTHER_SERVICE_POINT,
  OWN_SERVICE_POINT,
  type TableRow,
} from "./insert-row";

const point = { service_point_id: OWN_SERVICE_POINT };

/** Inserts a record of every kind that the city can hold about a person, all at one service point. */
export async function arrangeCityPerson(city: Database, seeker_id: string, program_id: string): Promise<FixtureValues> {
  const of = { seeker_id };
  await insertRow(city, "city_file", { ...of, registered_at: OWN_SERVICE_POINT, registered_on: "2013-06-03" });
  await insertRow(city, "city_profile", {
    ...of,
    name: "試験 太郎",
    name_kana: "シケン タロウ",
    birth_date: "1961-04-02",
    sex: "MALE",
    municipality_code: "011002",
    ward_code: "011045",
    phone: "011-000-7379",
    email: "someone@example.jp",
  });
  const revised = { field: "birthDate", before: "1961-04-03", reason: "本人確認による", by_role: "city.counselor" };
  await insertRecord(city, "profile_revision", { ...of, ...revised, by_name: "担当" });
  await insertRow(city, "public_assistance", { ...of, received: true });
  const moved = { from_service_point_id: OTHER_SERVICE_POINT, to_service_point_id: OWN_SERVICE_POINT, status: "DONE" };
  const transfer = await insertRecord(city, "file_transfer", { ...of, ...moved });
  const duplicate_id = randomUUID();
  const joined = { registered_at: OWN_SERVICE_POINT, registered_on: "2013-06-03", status: "CLOSED" };
  await insertRow(city, "city_file", { seeker_id: duplicate_id, ...joined });
  await insertRow(city, "linked_file", { duplicate_id, kept_id: seeker_id, ...LINK, by_role: "city.counselor" });
  const proposal = { duplicate_id: randomUUID(), kept_id: seeker_id, proposed_by: "同僚", reason: "本人確認による" };
  const anonymization = { ...of, proposed_by: "同僚", reason: "保存期間" };
  await insertRow(city, "anonymization_proposal", { ...anonymization, by_role: "city.counselor", by_name: "担当" });
  await insertRow(city, "link_proposal", { ...proposal, by_role: "city.counselor", by_name: "担当" });
  const counted = {
    ...of,
    ...point,
    services: ["JOB_TERMINAL"],
    recorded_by_party: "CITY",
    recorded_by_role: "city.counselor",
  };
  await insertRecord(city, "visit", { ...counted, visited_on: "2013-10-01" });
  const voided = {
    status: "VOIDED",
    voided_at: "2013-10-03T01:00:00Z",
    voided_by_party: "CITY",
    voided_by_role: "city.counselor",
  };
  const visit = await insertRecord(city, "visit", {
    ...counted,
    ...voided,
    visited_on: "2013-10-02",
    void_reason: "二重",
  });
  const session = await insertRecord(city, "counseling_session", { ...of, ...point, ...SESSION });
  await insertRow(city, "counseling_note", { session_id: session, notes: "金糸雀の所見" });
  const corrected = { subject_id: session, field: "minutes", before: "20", reason: "入力誤り" };
  await insertRecord(city, "profile_revision", { ...of, ...corrected, by_role: "city.counselor", by_name: "担当" });
  const applied = await arrangeProgramWithUnmetCondition(city, program_id);
  const application = await insertRecord(city, "program_application", { ...of, program_id: applied, ...APPLICATION });
  await insertRow(city, "application_decision", { application_id: application, reason: "要件を満たさない" });
  const liaisons = await arrangeLiaisons(city, of);
  for (const subject of [seeker_id, transfer, session, application, ...Object.values(liaisons)])
    await insertStateChange(city, "CITY", subject);
  return { visit, session, transfer, application, ...liaisons };
}

/** A copy of a program that has ended, with a condition that nobody of another ward meets. */
async function arrangeProgramWithUnmetCondition(city: Database, program_id: string): Promise<string> {
  const id = randomUUID();
  await city.dataSource.query(
    `insert into support_program (id, number, title, summary, detail, department, contact, conditions, required_documents, status)
     select $2::uuid, $2, title, summary, detail, department, contact, conditions || $3::jsonb, required_documents, 'ENDED'
     from support_program where id = $1`,
    [program_id, id, JSON.stringify([{ kind: "LIVES_IN_WARD", text: "手稲区に住む方", codes: ["011096"] }])],
  );
  return id;
}

/** One liaison to national staff, one from national staff, and one to a public-assistance office. */
async function arrangeLiaisons(city: Database, of: TableRow): Promise<Record<string, string>> {
  const insertLiaison = (columns: TableRow) =>
    insertRow(city, "liaison", {
      id: randomUUID(),
      ...of,
      ...point,
      purpose: "職業相談の実施",
      opened_on: "2013-10-01",
      due_on: "2013-10-11",
      status: "DONE",
      answered_on: "2013-10-03",
      answer: "承知しました",
      outcome: "終了",
      ...columns,
    });
  const sent = await insertLiaison({ opened_by: "CITY", addressed_to: "CITY_DEPARTMENT" });
  await insertRow(city, "liaison_department", { liaison_id: sent, department: "PUBLIC_ASSISTANCE" });
  return {
    liaison: await insertLiaison({ opened_by: "CITY", addressed_to: "NATIONAL_SERVICE_POINT" }),
    liaison_FROM_NATIONAL: await insertLiaison({ opened_by: "NATIONAL", addressed_to: "CITY_SERVICE_POINT" }),
    liaison_TO_DEPARTMENT: sent,
  };
}

const LINK = { by_name: "担当", reason: "本人確認による", receipt: "受領証" };
const SESSION = {
  day: "2013-10-01",
  booked_for: "2013-10-01T01:00:00Z",
  booked_until: "2013-10-01T02:00:00Z",
  counselor: "担当",
  held_on: "2013-10-01",
  minutes: 50,
  themes: ["CAREER_REVIEW"],
  status: "HELD",
  by_role: "city.counselor",
  by_name: "担当",
  summary: "面談の要約",
  next_action_text: "職業相談",
  next_action_owner: "NATIONAL",
  next_action_due_on: "2013-10-31",
  next_action_done_on: "2013-10-30",
  next_action_done_by_role: "city.counselor",
  next_action_done_by_name: "担当",
};
const APPLICATION = {
  opened_on: "2013-09-01",
  status: "REJECTED",
  submitted_on: "2013-09-02",
  decided_on: "2013-09-20",
};
