import { followLink } from "@aiwork/agreement/joint-counter/seeker/follow-link";
import { requireLinkReceipt } from "@aiwork/agreement/joint-counter/seeker/link-receipt";
import { findHalfKnownPair, type LinkedPair } from "@aiwork/agreement/joint-counter/seeker/linked-ids";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { LinkNationalFilesInput } from "../../generated/resolvers";
import { nationalSeekerAccess } from "./seeker.access";

/**
 * Follows a link of the city: of the two ids the national side knows one, and takes the other for the same person by the
 * city's receipt. Null where it knows both or neither.
 * @throws SECOND_PERSON_NEEDED, the errors of a reason and of a receipt
 */
export async function followCityLink(
  db: EntityManager,
  { receipt, reason }: LinkNationalFilesInput,
  pair: LinkedPair,
  context: SubgraphContext,
) {
  if (receipt == null) return null;
  const found = await findHalfKnownPair(db, pair, (id) => nationalSeekerAccess.mayActFor(db, context, id));
  if (!found) return null;
  // guard: national-side-follows-city-receipt-alone
  await requireLinkReceipt(context, "CITY", pair, receipt);
  const addFile = () => db.query("insert into national_file (seeker_id) values ($1)", [found.unknownId]);
  return followLink(db, context, { found, receipt, reason, addFile });
}
