import type { Database } from "@aiwork/runtime/database/open-database";
import { insertRow, insertStep, insertThing, type Values } from "./insert-row";

const REQUEST = {
  fiscal_year: 2013,
  place: 1,
  subject: "求人情報の提供",
  text: "介護職の求人情報を毎週ください",
  raised_on: "2013-10-01",
  response_due_on: "2013-10-30",
  status: "RAISED",
  raised_by_name: "担当",
};
const ANSWER = {
  decision: "WILL_NOT_DO",
  text: "できません",
  reason: "予算がないため",
  responded_on: "2013-10-30",
  by_name: "担当",
  content_hash: "0".repeat(64),
  receipt: "受領証",
};
const ROLES = { CITY: "city.secretariat", NATIONAL: "national.planning" } as const;

/** Inserts one request from each party, answered by the other. */
export async function arrangeRequests(city: Database, national: Database): Promise<Values> {
  const cityRequest = await raise(city, "CITY");
  const nationalRequest = await raise(national, "NATIONAL");
  await insertRow(city, "given_answer", { request_id: nationalRequest, ...ANSWER, by_role: ROLES.CITY });
  await insertRow(national, "given_answer", { request_id: cityRequest, ...ANSWER, by_role: ROLES.NATIONAL });
  return { cityRequest, nationalRequest };
}

async function raise(database: Database, party: keyof typeof ROLES): Promise<string> {
  const id = await insertThing(database, "mutual_request", { ...REQUEST, raised_by_role: ROLES[party] });
  await insertStep(database, party, id);
  return id;
}
