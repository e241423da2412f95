import { randomUUID } from "node:crypto";
import { CityProfileEntity } from "@aiwork/city/joint-counter/seeker/seeker.entity";
import { sameColumnNames, splitSideTable } from "@aiwork/demo/population/split-side-table";
import { columnNamesWithoutKey } from "@aiwork/subgraph/database/entity-columns";
import type { TestParty } from "../subgraph/test-party";

type Row = Record<string, unknown>;

/** The default values of a row. */
const DEFAULT_ROWS = {
  city_file: { name: "試験 太郎", name_kana: "シケン タロウ", registered_at: "shiroishi", registered_on: "2013-06-03" },
  file_transfer: { from_service_point_id: "shiroishi", to_service_point_id: "toyohira", status: "REQUESTED" },
  public_assistance: { received: true },
  state_change: { at: "2013-10-01T01:00:00Z", by_party: "CITY", by_role: "city.counselor" },
  visit: {
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
    department: "PUBLIC_ASSISTANCE",
    contact: "011-000-0000",
    conditions: [],
    required_documents: ["本人確認書類"],
    status: "PUBLISHED",
  },
  program_application: { opened_on: "2013-10-01", status: "DRAFT" },
  liaison: {
    service_point_id: "shiroishi",
    opened_by: "CITY",
    addressed_to: "NATIONAL_SERVICE_POINT",
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
  mutual_request: {
    fiscal_year: 2013,
    subject: "求人情報の提供",
    text: "介護職の求人情報を毎週ください",
    raised_on: "2013-10-01",
    response_due_on: "2013-11-30",
    status: "RAISED",
    raised_by_role: "city.secretariat",
  },
  council_meeting: { held_on: "2013-10-31", status: "SCHEDULED" },
} satisfies Record<string, Row>;

/** The side tables: columns with narrower access than their row, by their names there. */
const SIDE_TABLES: Readonly<Record<string, { table: string; key: string; columns: Readonly<Record<string, string>> }>> =
  {
    city_file: {
      table: "city_profile",
      key: "seeker_id",
      columns: sameColumnNames(...columnNamesWithoutKey(CityProfileEntity)),
    },
    program_application: {
      table: "application_decision",
      key: "application_id",
      columns: { decision_reason: "reason" },
    },
    liaison: { table: "liaison_department", key: "liaison_id", columns: sameColumnNames("department") },
  };
const TABLES_WITHOUT_ID: ReadonlySet<string> = new Set([
  "city_file",
  "public_assistance",
  "state_change",
  "counseling_note",
]);

let lastPlace = 100;
const nextPlace = () => ++lastPlace;

/** Inserts one row, with default values where the test gives none, and returns its id. */
export async function arrangeCity(
  { database }: TestParty,
  table: keyof typeof DEFAULT_ROWS,
  given: Row = {},
): Promise<string> {
  const id = randomUUID();
  const own = table === "support_program" ? { number: id } : table === "mutual_request" ? { place: nextPlace() } : {};
  const row: Row = { ...(TABLES_WITHOUT_ID.has(table) ? {} : { id }), ...own, ...DEFAULT_ROWS[table], ...given };
  if (table === "city_file") row.seeker_id ??= id;
  if (table === "support_program") row.conditions = JSON.stringify(row.conditions);
  const key = table === "city_file" ? "seeker_id" : "id";
  const side = SIDE_TABLES[table];
  if (!side) await insert(database, table, row);
  else {
    const { rows, aside } = splitSideTable([row], [key, side.key], side.columns);
    await insert(database, table, rows[0] ?? {});
    for (const sideRow of aside) await insert(database, side.table, sideRow);
  }
  return String(row[key]);
}

async function insert({ dataSource }: TestParty["database"], table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const text = `insert into ${table} (${columns.join(", ")}) values (${columns.map((_, i) => `$${i + 1}`).join(", ")})`;
  await dataSource.query(text, Object.values(row));
}
