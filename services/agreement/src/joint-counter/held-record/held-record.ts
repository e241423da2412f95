import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { recordStateChange } from "../../agreement/state-change/state-change";
import { parseOptionalText, parseRequiredText } from "../../agreement/text/free-text";
import { keepRevision } from "../profile-revision/profile-revision";
import { parseKnown } from "../seeker/person-values";
import { heldRecordError } from "./held-record.errors";

/** A session or a consultation, with the notes on it. */
interface HeldRecord {
  id: string;
  seekerId: string;
  status: string;
  heldOn: string | null;
  minutes: number | null;
  summary: string | null;
  notes: string | null;
  byName: string | null;
  nextActionDueOn: string | null;
  nextActionDoneOn: string | null;
}

/** The texts of a correction; undefined where one was left out. */
export function correctedTexts(
  given: { summary?: string | null; notes?: string | null },
  maxLength: number,
): Record<"summary" | "notes", () => string | null | undefined> {
  return {
    summary: () => (given.summary === undefined ? undefined : parseOptionalText(given.summary, "summary", maxLength)),
    notes: () => parseKnown(given.notes, "notes", (notes) => parseRequiredText(notes, "notes", maxLength)),
  };
}

/** Requires a record that stands, and that the caller wrote. @throws NOT_HELD, HELD_BY_ANOTHER */
export function requireOwnHeldRecord(
  { status, byName }: Pick<HeldRecord, "status" | "byName">,
  { caller }: SubgraphContext,
  field: string,
): void {
  // guard: only-what-was-held-is-corrected
  if (status !== "HELD") throw heldRecordError("NOT_HELD").at(field);
  // guard: record-is-corrected-by-who-held-it
  if (byName === null || byName !== caller.name) throw heldRecordError("HELD_BY_ANOTHER").at(field);
}

type Corrected = {
  [Name in "heldOn" | "minutes" | "summary" | "notes"]?: HeldRecord[Name] | undefined;
};

/** Keeps what the record was, with the reason. @throws RECORD_UNCHANGED, HELD_AFTER_NEXT_ACTION */
export async function keepHeldRecord(
  db: EntityManager,
  { caller }: SubgraphContext,
  record: HeldRecord,
  { after, reason }: { after: Corrected; reason: string },
): Promise<void> {
  const { id, seekerId, status, nextActionDueOn, nextActionDoneOn, heldOn, minutes, summary, notes } = record;
  const before = { heldOn, minutes, summary, notes };
  const names = Object.keys(before) as (keyof typeof before)[];
  // guard: correction-changes-something
  if (names.every((name) => after[name] === undefined || after[name] === before[name]))
    throw heldRecordError("RECORD_UNCHANGED");
  const day = after.heldOn ?? "";
  // guard: what-comes-next-stays-after-what-was-held
  if ([nextActionDueOn, nextActionDoneOn].some((next) => next !== null && next < day))
    throw heldRecordError("HELD_AFTER_NEXT_ACTION").at("heldOn");
  // guard: what-held-record-was-is-kept
  await keepRevision(db, caller, { seekerId, subjectId: id, before, after, reason });
  // guard: correction-stands-in-history
  await recordStateChange(db, caller, { subjectId: id, from: status, to: status, reason });
}
