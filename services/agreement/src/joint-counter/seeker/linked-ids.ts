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
  /** The own party's links, which follow none of the other party's. */
  links: StandingLink[];
}

/** A link that was not undone, with who carried it out. */
export interface StandingLink extends LinkedPair {
  byRole: string;
  byName: string | null;
}

/**
 * Columns of the statement that reads a half: the person's other ids, and the links by which they are.
 * @param kept the column that holds the id of the kept file
 * @param requested the column that holds the id that was asked for
 */
export function linkedIdsColumns(kept: string, requested: string): string {
  return `array(
      select id from linked_file cross join unnest(array[duplicate_id, kept_id]) as id
      where kept_id = ${kept} and id <> ${requested} group by id order by min(linked_at), id
    ) as "otherIds",
    array(
      select json_build_object('duplicateId', duplicate_id, 'keptId', first_kept_id, 'byRole', by_role, 'byName', by_name)
      from linked_file where kept_id = ${kept} and receipt is not null order by linked_at
    ) as links`;
}

/** A pair of which the party keeps one id, which the caller serves, and has never met the other. */
export interface HalfKnownPair {
  /** The id under which the file is kept. */
  ownId: string;
  unknownId: string;
  /** Both, in the order of the other party's link. */
  pair: LinkedPair;
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
    `select not is_unknown_beside(own, $1) as "isKnown", own as "ownId" from file_of($2::uuid) as own`,
    [unknownId, own],
  );
  // guard: receipt-joins-no-file-of-another-service-point
  if (isKnown) return null;
  const pair = servesDuplicate ? { duplicateId: ownId, keptId: unknownId } : { duplicateId: unknownId, keptId: ownId };
  return { ownId, unknownId, pair };
}

/** The result of a link: the person, and the id that was joined; none where the link was only proposed. */
export interface LinkPayload extends SeekerPayload {
  duplicateId?: string;
}

/** Whether another member of staff has to carry the link out. */
export function awaitsSecondPerson({ seekerId, duplicateId }: LinkPayload): boolean {
  return seekerId !== undefined && duplicateId === undefined;
}

const LINK_RECEIPTS: Statement = {
  name: "link-receipts",
  text: `select duplicate_id as "duplicateId", receipt from linked_file where duplicate_id = any ($1::uuid[])`,
};

const receiptByDuplicate = requestLoader<SubgraphContext, string, { duplicateId: string; receipt: string | null }>(
  ({ database }, ids) => database.read(LINK_RECEIPTS, [ids]),
  ({ duplicateId }) => duplicateId,
);

/** The receipt of a link; null where the mutation was refused, proposed a link, or followed the other party's. */
export async function linkReceiptOfPayload(
  { duplicateId }: LinkPayload,
  _: unknown,
  context: SubgraphContext,
): Promise<string | null> {
  return duplicateId === undefined ? null : ((await receiptByDuplicate(context).load(duplicateId))?.receipt ?? null);
}
