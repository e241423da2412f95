import type { Database } from "@aiwork/runtime/database/open-database";
import { insertRow, insertStep, insertThing, type Values } from "./insert-row";

const HASH = "0".repeat(64);
const ROLES = { CITY: "city.secretariat", NATIONAL: "national.planning" } as const;

/** Inserts a party's approval of one version of a joint document, with its receipt. */
export async function insertApproval(
  database: Database,
  party: keyof typeof ROLES,
  paper: { act: string; subject: string; version: number },
): Promise<void> {
  const by = { by_role: ROLES[party], by_name: "担当" };
  await insertRow(database, "approval", {
    ...paper,
    ...by,
    content_hash: HASH,
    approved_on: "2013-10-30",
    receipt: "受領証",
  });
}

/** Inserts a meeting whose minutes both parties have approved, and a scheduled one. */
export async function arrangeCouncil(city: Database, national: Database): Promise<Values> {
  const meeting = await insertThing(city, "council_meeting", { held_on: "2013-10-31", status: "MINUTES_DRAFTED" });
  await insertThing(city, "council_meeting", { held_on: "2013-11-30", status: "SCHEDULED" });
  await insertStep(city, "CITY", meeting);
  await insertRow(city, "meeting_agenda", { meeting_id: meeting, titles: ["事業計画の進捗"] });
  await insertRow(city, "meeting_minutes", { meeting_id: meeting, version: 1, text: "議事録", content_hash: HASH });
  const subject = `CouncilMeeting:${meeting}`;
  await insertApproval(city, "CITY", { act: "approveMinutesForCity", subject, version: 1 });
  await insertApproval(national, "NATIONAL", { act: "approveMinutesForNational", subject, version: 1 });
  return { meeting };
}
