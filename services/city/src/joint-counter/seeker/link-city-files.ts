import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { secondLink } from "@aiwork/agreement/joint-counter/seeker/link-proposal";
import { signLinkReceipt } from "@aiwork/agreement/joint-counter/seeker/link-receipt";
import { linkedFileError } from "@aiwork/agreement/joint-counter/seeker/linked-file.errors";
import { requireFilesOfSamePerson } from "@aiwork/agreement/joint-counter/seeker/same-person";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { LinkCityFilesInput } from "../../generated/resolvers";
import { cityFileError } from "./city-file.errors";
import { followNationalLink } from "./follow-national-link";
import { requireCityFile, requireOpenCityFile } from "./require-city-file";
import { citySeekerAccess } from "./seeker.access";

const openInBoth = () => cityFileError("OPEN_IN_BOTH").at("duplicateId");

/**
 * With the link the records of the duplicate move to the kept file, at every service point. A person can have only one
 * undecided application for a program, and one booking for a time.
 * @throws OPEN_IN_BOTH
 */
async function requireNothingOpenInBoth(linking: Promise<unknown>): Promise<void> {
  // guard: what-is-open-in-both-is-ended
  const booked = translateViolation(linking, "counseling_session_booked_once", openInBoth);
  // guard: overlap-of-bookings-in-both-is-ended
  const free = translateViolation(booked, "counseling_session_person_free", openInBoth);
  await translateViolation(free, "program_application_applied_once", openInBoth);
}

/**
 * 名寄せ: links two files of one person, both at the caller's service points. One member of staff proposes the link, and
 * another one who calls the same carries it out. The records of the duplicate move to the
 * kept file, and both ids resolve to it. National records under either id stay as they are: the national side follows
 * by the receipt, as the city follows a national link of which it knows one id.
 * @throws SAME_FILE, NO_SUCH_RECORD, ALREADY_LINKED, FILE_CLOSED, FILE_ANONYMIZED, PERSON_DIFFERS, SECOND_PERSON_NEEDED,
 * OPEN_IN_BOTH and the errors of a reason
 */
export async function linkCityFiles(db: EntityManager, input: LinkCityFilesInput, context: SubgraphContext) {
  const { caller } = context;
  const duplicateId = parseUuid(input.duplicateId, "duplicateId");
  const keptId = parseUuid(input.keptId, "keptId");
  // guard: file-is-not-linked-to-itself
  if (duplicateId === keptId) throw linkedFileError("SAME_FILE").at("keptId");
  const followed = await followNationalLink(db, input, { duplicateId, keptId }, context);
  if (followed) return followed;
  await lockCityFiles(db, [duplicateId, keptId]);
  const duplicate = await requireCityFile(db, context, duplicateId, "duplicateId");
  // guard: file-is-linked-is-not-linked
  if (duplicate.seekerId !== duplicateId) throw linkedFileError("ALREADY_LINKED").at("duplicateId");
  // guard: file-was-anonymized-is-linked-to-nobody
  if (duplicate.status === "ANONYMIZED") throw cityFileError("FILE_ANONYMIZED").at("duplicateId");
  const kept = await requireOpenCityFile(db, context, keptId, "keptId");
  // guard: file-is-not-linked
  if (kept.seekerId !== keptId) throw linkedFileError("ALREADY_LINKED").at("keptId");
  // guard: file-closed-before-today-is-not-linked
  if (!(await citySeekerAccess.mayActFor(db, context, duplicateId)))
    throw cityFileError("FILE_CLOSED").at("duplicateId");
  await requireFilesOfSamePerson(db, "city_profile", { duplicateId, keptId });
  // guard: files-are-linked-for-reason
  const reason = parseReason(input.reason);
  const seconded = await secondLink(db, caller, { duplicateId, keptId }, reason);
  if (!seconded) return { seekerId: keptId };
  const receipt = await signLinkReceipt(context, "CITY", {
    duplicateId,
    keptId,
    byRole: caller.role,
    byName: caller.name,
  });
  const linking = db.query(
    `insert into linked_file (duplicate_id, kept_id, by_role, by_name, reason, receipt, proposed_by_name)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [duplicateId, keptId, caller.role, caller.name, reason, receipt, seconded.proposedByName],
  );
  await requireNothingOpenInBoth(linking);
  await db.query("update city_file set status = 'CLOSED' where seeker_id = $1", [duplicateId]);
  await recordStateChange(db, caller, { subjectId: keptId, from: kept.status, to: kept.status, reason });
  return { seekerId: keptId, duplicateId };
}

/** Locks in the order of the ids, so that two callers who link the same files the other way round do not deadlock. */
async function lockCityFiles(db: EntityManager, ids: readonly string[]): Promise<void> {
  await db.query("select from city_file where seeker_id = any ($1::uuid[]) order by seeker_id for update", [ids]);
}
