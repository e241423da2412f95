import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { followLink } from "@aiwork/agreement/joint-counter/seeker/follow-link";
import { requireLinkReceipt } from "@aiwork/agreement/joint-counter/seeker/link-receipt";
import { findHalfKnownPair, type LinkedPair } from "@aiwork/agreement/joint-counter/seeker/linked-ids";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { LinkCityFilesInput } from "../../generated/resolvers";
import { cityFileError } from "./city-file.errors";
import { requireCityFile } from "./require-city-file";
import { citySeekerAccess } from "./seeker.access";

/**
 * Follows a link of the national side: of the two ids the city knows one, and takes the other for the same person by the
 * national receipt. Null where the city knows both or neither.
 * @throws SECOND_PERSON_NEEDED, FILE_ANONYMIZED and the errors of a reason and of a receipt
 */
export async function followNationalLink(
  db: EntityManager,
  { receipt, reason }: LinkCityFilesInput,
  pair: LinkedPair,
  context: SubgraphContext,
) {
  if (receipt == null) return null;
  const found = await findHalfKnownPair(db, pair, (id) => citySeekerAccess.mayActFor(db, context, id));
  if (!found) return null;
  const { ownId, unknownId } = found;
  // guard: city-follows-national-receipt-alone
  await requireLinkReceipt(context, "NATIONAL", pair, receipt);
  const { status } = await requireCityFile(db, context, ownId);
  // guard: anonymized-file-gets-no-other-id
  if (status === "ANONYMIZED") throw cityFileError("FILE_ANONYMIZED").at("duplicateId");
  const addFile = () =>
    db.query(
      `insert into city_file (seeker_id, registered_at, registered_on, status)
       select $1, registered_at, $3, 'CLOSED' from city_file where seeker_id = $2`,
      [unknownId, ownId, context.clock.today()],
    );
  const followed = await followLink(db, context, { found, receipt, reason, addFile });
  if (followed.duplicateId !== undefined)
    await recordStateChange(db, context.caller, {
      subjectId: ownId,
      from: status,
      to: status,
      reason: parseReason(reason),
    });
  return followed;
}
