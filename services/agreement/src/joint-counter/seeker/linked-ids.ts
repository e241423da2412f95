import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { SeekerPayload } from "./seeker-key";

/** Two ids of one person: the one that is joined to the other, and the one that stays. */
export interface LinkedPair {
  duplicateId: string;
  keptId: string;
}

/** The ids of one person that a party's half tells, each as far as the caller may read the links. */
export interface LinkedIds {
  otherIds: string[];
  /** The own party's receipts of its links. */
  linkReceipts: string[];
}

/**
 * Columns of the statement that reads a half: the person's other ids, and the receipts of their links.
 * @param kept the column that holds the id of the kept file
 * @param requested the column that holds the id that was asked for
 */
export function linkedIdsColumns(kept: string, requested: string): string {
  return `array(
      select id from linked_file cross join unnest(array[duplicate_id, kept_id]) as id
      where kept_id = ${kept} and id <> ${requested} group by id order by min(linked_at), id
    ) as "otherIds",
    array(select receipt from linked_file where kept_id = ${kept} and receipt is not null order by linked_at) as "linkReceipts"`;
}

/** A pair of which the party keeps one id, which the caller serves, and has never met the other. */
interface HalfKnownPair {
  /** The id under which the file is kept. */
  ownId: string;
  unknownId: string;
}

/** Null where the party knows both ids, or where the caller serves neither. */
export async function findHalfKnownPair(
  db: EntityManager,
  { duplicateId, keptId }: LinkedPair,
  mayActFor: (seekerId: string) => Promise<boolean>,
): Promise<HalfKnownPair | null> {
  const servesDuplicate = await mayActFor(duplicateId);
  // guard: link-is-followed-for-person-of-own-service-point
  if (servesDuplicate === (await mayActFor(keptId))) return null;
  const [own, unknownId] = servesDuplicate ? [duplicateId, keptId] : [keptId, duplicateId];
  const [{ isKnown, ownId }]: [{ isKnown: boolean; ownId: string }] = await db.query(
    `select has_file($1) as "isKnown", file_of($2::uuid) as "ownId"`,
    [unknownId, own],
  );
  // guard: receipt-joins-no-file-of-another-service-point
  return isKnown ? null : { ownId, unknownId };
}

/** The result of a link: the person, and the id that was joined. */
export interface LinkPayload extends SeekerPayload {
  duplicateId?: string;
}

const LINK_RECEIPTS: Statement = {
  name: "link-receipts",
  text: `select duplicate_id as "duplicateId", receipt from linked_file where duplicate_id = any ($1::uuid[])`,
};

const receiptByDuplicate = requestLoader<SubgraphContext, string, { duplicateId: string; receipt: string | null }>(
  ({ database }, ids) => database.read(LINK_RECEIPTS, [ids]),
  ({ duplicateId }) => duplicateId,
);

/** The receipt of a link; null where the mutation was refused, or followed the other party's link. */
export async function linkReceiptOfPayload(
  { duplicateId }: LinkPayload,
  _: unknown,
  context: SubgraphContext,
): Promise<string | null> {
  return duplicateId === undefined ? null : ((await receiptByDuplicate(context).load(duplicateId))?.receipt ?? null);
}
