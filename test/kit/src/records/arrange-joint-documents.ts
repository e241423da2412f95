import { randomUUID } from "node:crypto";
import type { Database } from "@aiwork/subgraph/database/connect-database";
import { arrangeCouncil, arrangeRequests, insertApproval } from "./arrange-council-and-requests";
import { type FixtureValues, insertRecord, insertRow, insertStateChange, OWN_SERVICE_POINT } from "./insert-row";

const PROGRAM = {
  title: "住宅手当",
  summary: "家賃を支給する",
  detail: "離職した方に家賃を支給します",
  department: "PUBLIC_ASSISTANCE",
  contact: "011-000-0000",
  required_documents: ["本人確認書類"],
  accepts_from: "2013-04-01",
  accepts_until: "2014-03-31",
  legal_basis: "要綱",
  url: "https://example.jp/",
};
const CONDITIONS = [
  { kind: "AGE_BETWEEN", text: "18歳以上65歳未満", minimum: 18, maximum: 64 },
  { kind: "LIVES_IN_WARD", text: "白石区に住む方", codes: ["011045"] },
  { kind: "STAFF_JUDGES", text: "職員の判断", minimum: 1, maximum: 2, codes: ["011045"] },
];
const VISIT = {
  service_point_id: OWN_SERVICE_POINT,
  visited_on: "2013-10-01",
  services: [],
  recorded_by_party: "CITY",
  recorded_by_role: "city.counselor",
};
const ANCHOR = {
  id: "0".repeat(64),
  business_day: "2013-10-30",
  taken_at: "2013-10-30T08:15:00Z",
  receipt: "控え",
};
const CASE = {
  service_point_id: OWN_SERVICE_POINT,
  age_band: "FROM_45_TO_54",
  sex: "MALE",
  desired_occupation: "警備",
  desired_occupation_note: "職種を問わない",
  previous_occupations: "製造",
  motive: "動機",
  issues: "課題",
  support: "支援",
  result: "結果",
  support_duration: "4か月半",
  content_hash: "0".repeat(64),
};

/** Inserts programs, plans and support cases in every state, and the other records that are not about a person. */
export async function arrangeJointDocuments(city: Database, national: Database): Promise<FixtureValues> {
  const visit_OF_NOBODY = await insertRecord(city, "visit", VISIT);
  const late = { visited_on: "2013-11-05", seeker_id: randomUUID(), late_reason: "記録の遅れ" };
  await insertRecord(city, "visit", { ...VISIT, ...late });
  await city.dataSource.query("update agreement set concluded_on = business_started_on");
  await insertRow(national, "service_point_office", {
    service_point_id: OWN_SERVICE_POINT,
    office: "ハローワーク札幌東",
  });
  await arrangeResults(city, "USERS");
  for (const indicator of ["PLACED_PERSONS", "PLACEMENT_CASES"]) await arrangeResults(national, indicator);
  const programs = await arrangePrograms(city);
  const plans = await arrangePlans(city);
  for (const [database, party, act] of [
    [city, "CITY", "proposePlan"],
    [city, "CITY", "approvePlanForCity"],
    [national, "NATIONAL", "approvePlanForNational"],
  ] as const)
    await insertApproval(database, party, { act, subject: "BusinessPlan:2011", version: 2 });
  for (const [database, party, kept_by_role] of [
    [city, "NATIONAL", "city.secretariat"],
    [national, "CITY", "national.planning"],
  ] as const)
    await insertRow(database, "kept_access_anchor", { ...ANCHOR, party, kept_by_role });
  await arrangeCounting(city, "VISIT_PERSON_DAY", "city.secretariat");
  for (const rule of ["PLACED_PERSONS", "PLACEMENT_CASES"]) await arrangeCounting(national, rule, "national.planning");
  await arrangeClosing(city, "city.secretariat");
  await arrangeClosing(national, "national.planning");
  const between = { ...(await arrangeRequests(city, national)), ...(await arrangeCouncil(city, national)) };
  return { visit_OF_NOBODY, ...programs, ...plans, ...between, ...(await arrangeSupportCases(city, national)) };
}

/** Inserts the results of a closed year, and of the same month in two years. */
async function arrangeResults(database: Database, indicator: string): Promise<void> {
  const months = [
    ["2012-04", "2013-03"],
    ["2013-10", "2013-10"],
    ["2012-10", "2012-10"],
  ];
  for (const [from_month, through_month] of months) {
    const months = { from_month, through_month };
    const row = { indicator, service_point_id: OWN_SERVICE_POINT, ...months, value: 100, printed_words: "実績" };
    await insertRow(database, "reported_result", row);
  }
}

/** Inserts programs in every state. */
async function arrangePrograms(city: Database): Promise<FixtureValues> {
  const programs: Record<string, string> = {};
  for (const status of ["PUBLISHED", "DRAFT", "SUSPENDED", "ENDED"]) {
    const name = status === "PUBLISHED" ? "program" : `program_${status}`;
    const row = { ...PROGRAM, number: status, status, conditions: JSON.stringify(CONDITIONS) };
    programs[name] = await insertRecord(city, "support_program", row);
    await insertStateChange(city, "CITY", programs[name]);
  }
  return programs;
}

/** Inserts plans in every state, for years that the source does not cover; the plan of 2011 is the one in force. */
async function arrangePlans(city: Database): Promise<FixtureValues> {
  const values: Record<string, string | number> = {
    progressYear: 2013,
    progressMonth: "2013-10",
    progressYear_CLOSED: 2012,
    progressMonth_CLOSED: "2013-03",
  };
  const plans: [ending: string, fiscal_year: number, version: number, status: string][] = [
    ["_REVISED", 2011, 1, "REVISED"],
    ["", 2011, 2, "IN_FORCE"],
    ["_DRAFT", 2014, 1, "DRAFT"],
    ["_PROPOSED", 2015, 1, "PROPOSED"],
  ];
  for (const [ending, fiscal_year, version, status] of plans) {
    const key = { fiscal_year, version };
    const in_force_from = /^(REVISED|IN_FORCE)$/.test(status) ? "2013-04-01T00:00:00Z" : null;
    const in_force_until = status === "REVISED" ? "2013-10-01T00:00:00Z" : null;
    const plan = { ...key, status, content_hash: "0".repeat(64), change_reason: "増員", in_force_from, in_force_until };
    await insertStateChange(city, "CITY", await insertRecord(city, "business_plan", plan));
    await insertRow(city, "plan_target", {
      ...key,
      service_point_id: OWN_SERVICE_POINT,
      indicator: "USERS",
      value: 100,
    });
    values[`planYear${ending}`] = fiscal_year;
    values[`planVersion${ending}`] = version;
    values[`progressYear_OF${ending}`] = fiscal_year;
    values[`progressMonth_OF${ending}`] = `${fiscal_year}-10`;
  }
  return values;
}

/** Inserts a start of counting that was taken back, and one of a month to come, so that the reported results stand. */
async function arrangeCounting(database: Database, rule: string, by_role: string): Promise<void> {
  const by = { rule, by_role, by_name: "担当" };
  for (const step of [{ since: "2013-04-01" }, { since: null, reason: "開始月の誤り" }, { since: "2013-11-01" }])
    await insertRow(database, "counted_since", { ...by, ...step });
}

/** Inserts a closing that was taken back, and one that stands, of the month in which counting starts. */
async function arrangeClosing(database: Database, by_role: string): Promise<void> {
  const by = { month: "2013-11", by_role, by_name: "担当" };
  for (const [day, closes] of [
    ["2011-12-01", true],
    ["2011-12-02", false],
    ["2011-12-05", true],
  ] as const) {
    const given = closes ? { receipt: "受領証", receipted: true } : { reason: "締めの誤り" };
    await insertRow(database, "month_closing", {
      ...by,
      closes,
      ...given,
      recorded_at: `${day}T09:00:00Z`,
      recorded_on: day,
    });
  }
}

/** Inserts support cases in every state, each with national remarks, and with both approvals once it is approved. */
async function arrangeSupportCases(city: Database, national: Database): Promise<FixtureValues> {
  const cases: Record<string, string> = {};
  for (const status of ["PUBLISHED", "DRAFT", "APPROVED", "WITHDRAWN"]) {
    const id = randomUUID();
    const record_id = randomUUID();
    await insertRow(city, "support_case", { id, version: 1, record_id, ...CASE, status });
    await insertStateChange(city, "CITY", record_id);
    const is_approved = status !== "DRAFT";
    const remark = { support_case_id: id, version: 1, remarks: "所感", is_approved };
    await insertRow(national, "support_case_remark", remark);
    cases[status === "PUBLISHED" ? "supportCase" : `supportCase_${status}`] = id;
    if (!is_approved) continue;
    const document = { subject: `SupportCase:${id}`, version: 1 };
    await insertApproval(city, "CITY", { act: "approveSupportCaseForCity", ...document });
    await insertApproval(national, "NATIONAL", { act: "approveSupportCaseForNational", ...document });
  }
  return cases;
}
