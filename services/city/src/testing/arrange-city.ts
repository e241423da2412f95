import { randomUUID } from "node:crypto";
import type { TestParty } from "@aiwork/runtime/testing/open-test-party";

type Row = Record<string, unknown>;

/** What a row holds where a test does not say. */
const ordinary = {
  city_file: { name: "試験 太郎", name_kana: "シケン タロウ", registered_at: "shiroishi", registered_on: "2013-06-03" },
  public_assistance: { received: true },
  state_change: { at: "2013-10-01T01:00:00Z", by_party: "CITY", by_role: "city.counselor" },
  counter_visit: {
    service_point_id: "shiroishi",
    visited_on: "2013-10-01",
    services: ["JOB_TERMINAL"],
    recorded_at: "2013-10-01T01:00:00Z",
    recorded_by_party: "CITY",
    recorded_by_role: "city.counselor",
  },
  counseling_session: {
    service_point_id: "shiroishi",
    day: "2013-10-01",
    held_on: "2013-10-01",
    themes: ["CAREER_REVIEW"],
    status: "HELD",
  },
  counseling_note: { notes: "金糸雀の所見" },
  disclosure_consent: {
    categories: ["CITY_PROFILE"],
    purpose: "就労支援のため",
    evidence: "SIGNED_FORM",
    given_on: "2013-06-03",
    expires_on: "2014-06-02",
  },
  support_program: {
    title: "住宅手当",
    summary: "家賃を支給する",
    detail: "離職した方に家賃を支給します",
    department: "保護指導課",
    contact: "011-000-0000",
    conditions: [],
    required_documents: ["本人確認書類"],
    status: "PUBLISHED",
  },
  program_application: { opened_on: "2013-10-01", status: "DRAFT" },
  liaison: {
    service_point_id: "shiroishi",
    opened_by: "CITY",
    addressed_to: "NATIONAL_COUNTER",
    purpose: "職業相談の実施",
    opened_on: "2013-10-15",
    due_on: "2013-10-31",
    status: "SENT",
  },
  local_job: {
    title: "清掃員",
    employer: "試験事業所",
    description: "庁舎の清掃",
    occupation_code: "096",
    employment_type: "PART_TIME",
    wage_unit: "HOURLY",
    wage_minimum: 750,
    openings: 1,
    contact: "総務課",
    drafted_on: "2013-10-01",
    published_on: "2013-10-02",
    apply_by: "2013-10-31",
    status: "PUBLISHED",
  },
} satisfies Record<string, Row>;

const WITHOUT_ID: ReadonlySet<string> = new Set(["city_file", "public_assistance", "state_change", "counseling_note"]);

/** Adds one row, ordinary where the test does not say, and gives its id. */
export async function arrange({ database }: TestParty, table: keyof typeof ordinary, told: Row = {}): Promise<string> {
  const id = randomUUID();
  const own = table === "support_program" ? { number: id } : {};
  const row: Row = { ...(WITHOUT_ID.has(table) ? {} : { id }), ...own, ...ordinary[table], ...told };
  if (table === "city_file") row.seeker_id ??= id;
  if (table === "support_program") row.conditions = JSON.stringify(row.conditions);
  const columns = Object.keys(row);
  const text = `insert into ${table} (${columns.join(", ")}) values (${columns.map((_, i) => `$${i + 1}`).join(", ")})`;
  await database.dataSource.query(text, Object.values(row));
  return String(table === "city_file" ? row.seeker_id : row.id);
}
