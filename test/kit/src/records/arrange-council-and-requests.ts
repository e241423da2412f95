import type { Database } from "@aiwork/subgraph/database/connect-database";
import { type FixtureValues, insertRecord, insertRow, insertStateChange } from "./insert-row";

const HASH = "0".repeat(64);
const ROLES = { CITY: "city.secretariat", NATIONAL: "national.planning" } as const;

/** Inserts a party's approval of one version of a joint document, with its receipt. */
export async function insertApproval(
  database: Database,
  party: keyof typeof ROLES,
  document: { act: string; subject: string; version: number },
): Promise<void> {
  const by = { by_role: ROLES[party], by_name: "担当" };
  await insertRow(database, "approval", {
    ...document,
    ...by,
    content_hash: HASH,
    approved_on: "2013-10-30",
    receipt: "受領証",
  });
}

/** Inserts a meeting whose minutes both parties have approved, and a scheduled one. */
export async function arrangeCouncil(city: Database, national: Database): Promise<FixtureValues> {
  const meeting = await insertRecord(city, "council_meeting", { held_on: "2013-10-31", status: "MINUTES_DRAFTED" });
  await insertRecord(city, "council_meeting", { held_on: "2013-11-30", status: "SCHEDULED" });
  await insertStateChange(city, "CITY", meeting);
  await insertRow(city, "meeting_agenda", { meeting_id: meeting, titles: ["事業計画の進捗"] });
  await insertRow(city, "meeting_minutes", { meeting_id: meeting, version: 1, text: "議事録", content_hash: HASH });
  const subject = `CouncilMeeting:${meeting}`;
  await insertApproval(city, "CITY", { act: "approveMinutesForCity", subject, version: 1 });
  await insertApproval(national, "NATIONAL", { act: "approveMinutesForNational", subject, version: 1 });
  return { meeting };
}

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

/** Inserts one request from each party, answered by the other. */
export async function arrangeRequests(city: Database, national: Database): Promise<FixtureValues> {
  const cityRequest = await raise(city, "CITY");
  const nationalRequest = await raise(national, "NATIONAL");
  await insertRow(city, "given_answer", { request_id: nationalRequest, ...ANSWER, by_role: ROLES.CITY });
  await insertRow(national, "given_answer", { request_id: cityRequest, ...ANSWER, by_role: ROLES.NATIONAL });
  return { cityRequest, nationalRequest };
}

async function raise(database: Database, party: keyof typeof ROLES): Promise<string> {
  const id = await insertRecord(database, "mutual_request", { ...REQUEST, raised_by_role: ROLES[party] });
  await insertStateChange(database, party, id);
  return id;
}
