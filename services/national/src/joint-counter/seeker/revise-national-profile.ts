import { askBack, doubtAge } from "@aiwork/agreement/agreement/confirmation/doubts";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { textError } from "@aiwork/agreement/agreement/text/text.errors";
import { doubtTwinsOfRevision } from "@aiwork/agreement/joint-counter/person-lookup/person-lookup";
import { keepRevision } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { parseFields } from "@aiwork/server/errors/business-error";
import { mutationError } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReviseNationalProfileInput } from "../../generated/resolvers";
import {
  keptSeekerId,
  lockNationalProfile,
  parseNationalProfile,
  replaceNationalProfile,
  type StoredNationalProfile,
} from "./national-profile";
import { nationalSeekerAccess } from "./seeker.access";
import { nationalSeekerError } from "./seeker.errors";

const REVISED_FIELDS = ["name", "nameKana", "birthDate", "sex", "phone", "receivesEmploymentInsurance"] as const;

/**
 * 基本情報の訂正: changes the profile of a person at the caller's service points. A field that is left out stays as it is;
 * null makes it unknown. What it was before is kept, and the age on receipt of the registrations follows the birth date.
 * @throws NO_SUCH_RECORD, NOTHING_TO_CORRECT, TEXT_REQUIRED and the errors of a reason and of parseNationalProfile
 */
export async function reviseNationalProfile(
  db: EntityManager,
  input: ReviseNationalProfileInput,
  context: SubgraphContext,
) {
  const seekerId = await keptSeekerId(db, parseSeekerKey({ id: input.seekerId }).id);
  // guard: national-profile-is-revised-at-own-service-point
  if (!(await nationalSeekerAccess.mayActFor(db, context, seekerId)))
    throw mutationError("NO_SUCH_RECORD").at("seekerId");
  const before = await lockNationalProfile(db, seekerId);
  if (!before) throw mutationError("NO_SUCH_RECORD").at("seekerId");
  const { reason, after } = parseFields({
    // guard: national-profile-is-revised-for-reason
    reason: () => parseReason(input.reason),
    after: () => parseRevised(input, before, context),
  });
  // guard: twin-of-national-revision-is-asked-back-last
  askBack(input, input.birthDate == null ? null : doubtAge(after.birthDate, context));
  askBack(input, await doubtTwinsOfRevision(db, seekerId, { before, after }, context));
  const change = { before: { ...before }, after: { ...after }, seekerId, reason };
  // guard: what-national-profile-was-is-kept
  await keepRevision(db, context.caller, change);
  await replaceNationalProfile(db, seekerId, after);
  await db.query(
    `update registration set age_on_receipt = extract(year from age(received_on, $2::date))
     where seeker_id = $1 and age_on_receipt is not null and $3`,
    // guard: age-on-receipt-follows-birth-date
    [seekerId, after.birthDate, after.birthDate !== before.birthDate],
  );
  return { seekerId };
}

function parseRevised(input: ReviseNationalProfileInput, before: StoredNationalProfile, context: SubgraphContext) {
  const given = REVISED_FIELDS.filter((field) => input[field] !== undefined);
  // guard: revision-of-national-profile-changes-something
  if (given.length === 0) throw nationalSeekerError("NOTHING_TO_CORRECT");
  const after = { ...before, ...Object.fromEntries(given.map((field) => [field, input[field]])) };
  const { name, nameKana, birthDate, sex } = after;
  // guard: birth-date-and-sex-are-not-unlearned
  if (birthDate === null) throw textError("TEXT_REQUIRED").at("birthDate");
  if (sex === null) throw textError("TEXT_REQUIRED").at("sex");
  return parseNationalProfile({ ...after, name: name ?? "", nameKana: nameKana ?? "", birthDate, sex }, context);
}
