import type { Database } from "@aiwork/subgraph/database/connect-database";
import { type FixtureValues, insertRecord, insertRow, insertStateChange, type TableRow } from "./insert-row";

const JOB = {
  title: "清掃員",
  employer: "試験事業所",
  description: "庁舎の清掃",
  occupation_code: "096",
  workplace_ward_code: "011045",
  employment_type: "PART_TIME",
  wage_unit: "HOURLY",
  wage_minimum: 750,
  wage_maximum: 800,
};
const LOCAL = {
  ...JOB,
  openings: 1,
  contact: "総務課",
  url: "https://example.jp/",
  drafted_on: "2013-10-01",
  published_on: "2013-10-02",
  apply_by: "2013-12-31",
};
const ORDER = {
  ...JOB,
  office: "ハローワーク札幌東",
  disclosure: "FULL",
  occupation_code_edition: "2011",
  contract_term: "INDEFINITE",
  working_hours: "9時から17時",
  holidays: "土日",
  insurance: ["雇用"],
  probation: "なし",
  experience_required: "不問",
  licences_required: ["普通自動車免許"],
  selection_method: "面接",
  openings: 1,
  received_on: "2013-09-01",
  refer_until: "2013-12-31",
  status: "OPEN",
  age_minimum: 18,
  age_maximum: 59,
  age_ground: "OLDER_OR_POLICY_GROUP",
  age_basis_text: "定年年齢を上限",
  age_policy_group: "就職氷河期世代",
  mandatory_retirement_age: 60,
  trial_mode: "DUAL",
};
const ORDERS: Readonly<Record<string, TableRow>> = {
  jobOrder: { revision: 2 },
  jobOrder_RECEIVED: { status: "RECEIVED" },
  jobOrder_SUSPENDED: { status: "SUSPENDED" },
  jobOrder_FILLED: { status: "FILLED", filled: 1 },
  jobOrder_EXPIRED: { status: "EXPIRED" },
  jobOrder_CANCELED: { status: "CANCELED" },
  jobOrder_NOT_ACCEPTED: { status: "NOT_ACCEPTED" },
  jobOrder_WITHOUT_EMPLOYER: { disclosure: "WITHOUT_EMPLOYER", employer: null },
  jobOrder_REGISTERED_ONLY: { disclosure: "REGISTERED_SEEKERS_ONLY" },
};

/** Inserts local jobs in every state. */
export async function arrangeLocalJobs(city: Database): Promise<FixtureValues> {
  const jobs: Record<string, string> = {};
  for (const status of ["PUBLISHED", "DRAFT", "FILLED", "EXPIRED", "WITHDRAWN"]) {
    const name = status === "PUBLISHED" ? "localJob" : `localJob_${status}`;
    jobs[name] = await insertRecord(city, "local_job", { ...LOCAL, status });
    await insertStateChange(city, "CITY", jobs[name]);
  }
  return jobs;
}

/** Inserts job orders in every state, and with every kind of disclosure. */
export async function arrangeJobOrders(national: Database): Promise<FixtureValues> {
  const orders: Record<string, string> = {};
  for (const [name, columns] of Object.entries(ORDERS)) {
    const number = `01010-${Object.keys(orders).length + 1}`;
    orders[name] = await insertRecord(national, "job_order", { ...ORDER, number, ...columns });
    await insertStateChange(national, "NATIONAL", orders[name]);
    if (columns.status === "NOT_ACCEPTED")
      await insertRow(national, "order_not_accepted", { job_order_id: orders[name], ground: "ILLEGAL_CONTENT" });
    if (columns.disclosure === "WITHOUT_EMPLOYER")
      await insertRow(national, "unnamed_employer", { job_order_id: orders[name], name: ORDER.employer });
  }
  const sheet = JSON.stringify({ ...ORDER, revision: 1 });
  await insertRow(national, "job_order_revision", {
    job_order_id: orders.jobOrder,
    revision: 1,
    replaced_on: "2013-10-01",
    sheet,
  });
  return orders;
}
