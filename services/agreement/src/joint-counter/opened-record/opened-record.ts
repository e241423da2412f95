import { type CallerParty, partyOfRole } from "@aiwork/server/identity/caller";
import { actorOf } from "../../agreement/state-change/state-change";

/** 緊急閲覧の事由, by the contract's names. */
export type BreakGlassGround =
  | "PERSON_CAME"
  | "PERSON_CALLED"
  | "TRANSFER"
  | "OTHER_AUTHORITY"
  | "LIFE_OR_BODY"
  | "COMPLAINT";

/** 事後確認の結果. After NEEDS_FOLLOW_UP an opening stays to be reviewed. */
export type OpeningFinding = "JUSTIFIED" | "NOT_JUSTIFIED" | "NEEDS_FOLLOW_UP";

/** 緊急閲覧: an opening of a record, as the party that holds the record keeps it. */
export interface OpenedRecordRow {
  id: string;
  seekerId: string;
  openedOn: string;
  openedAt: Date;
  byRole: string;
  byName: string | null;
  servicePointIds: string[];
  /** Null for openings of before it was asked for. */
  ground: BreakGlassGround | null;
  reason: string;
  finding: OpeningFinding | null;
}

/** The columns of `opened_record` as its row's properties. */
export const OPENED_RECORD_COLUMNS = `opened_record.id, seeker_id as "seekerId", opened_on as "openedOn", opened_at as "openedAt",
  by_role as "byRole", by_name as "byName", service_points as "servicePointIds", ground, reason, finding`;

/** 事後確認: a review of an opening. */
export interface OpenedRecordReviewRow {
  openedRecordId: string;
  at: Date;
  byRole: string;
  byName: string | null;
  finding: OpeningFinding;
  note: string;
}

/** Who did it: a member of staff of either party, or its auditor. */
const byStaff = ({ byRole, byName }: Pick<OpenedRecordRow, "byRole" | "byName">) =>
  actorOf(partyOfRole(byRole), byRole, byName);

/** The fields of an opening that its row does not store, for the party that holds the record. */
export function openedRecordFields(holder: CallerParty) {
  return { holder: () => holder, by: byStaff };
}

/** The fields of a review that its row does not store. */
export const openedRecordReviewFields = { by: byStaff };
