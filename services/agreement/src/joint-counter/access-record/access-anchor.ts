import { createHash } from "node:crypto";
import { ANCHOR_TYPE, anchorSchema } from "@aiwork/subgraph/access-log/anchor";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { type MutationInput, type MutationResult, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import { readSigned } from "../../agreement/receipt/receipt";
import { receiptError } from "../../agreement/receipt/receipt.errors";

/** 閲覧記録の末尾の控え, as this party keeps it of the other one. */
export interface AccessAnchorRow {
  /** SHA-256, hexadecimal, of its content: the same content can have two valid signatures. */
  readonly id: string;
  readonly businessDay: string;
  readonly takenAt: Date;
  readonly receipt: string;
  readonly keptAt: Date;
}

const SELECT = `select id, business_day as "businessDay", taken_at as "takenAt", receipt, kept_at as "keptAt" from kept_access_anchor`;
const ANCHORS_OF_MONTH: Statement = {
  name: "access-anchors-of-month",
  text: `${SELECT} where business_day >= ($1 || '-01')::date
    and business_day < ($1 || '-01')::date + interval '1 month' order by business_day, taken_at, id`,
};
const ANCHORS_BY_ID: Statement = { name: "access-anchors-by-id", text: `${SELECT} where id = any ($1::text[])` };

/** The anchors of a month that this party keeps, the oldest first. @param month such as 2013-10 */
export function readAccessAnchors({ database }: SubgraphContext, month: string): Promise<AccessAnchorRow[]> {
  return database.read(ANCHORS_OF_MONTH, [month]);
}

const accessAnchorById = requestLoader<SubgraphContext, string, AccessAnchorRow>(
  ({ database }, ids) => database.read(ANCHORS_BY_ID, [ids]),
  ({ id }) => id,
);

export type AccessAnchorPayload = MutationResult<"anchorId">;
export const accessAnchorPayload = { anchor: payloadField("anchorId", accessAnchorById) };

/**
 * Keeps where the other party's access records end. One that is kept already is given again.
 * @throws the errors of readSigned, RECEIPT_OF_OTHER_ACT
 */
export async function keepAccessAnchor(
  db: EntityManager,
  { anchor: signed }: MutationInput & { anchor: string },
  context: SubgraphContext,
) {
  const { caller } = context;
  const receipt = signed.trim();
  const anchor = await readSigned(context, {
    signed: receipt,
    field: "anchor",
    type: ANCHOR_TYPE,
    schema: anchorSchema,
  });
  // guard: anchor-is-of-other-party
  if (anchor.party === caller.party) throw receiptError("RECEIPT_OF_OTHER_ACT").at("anchor");
  const anchorId = createHash("sha256").update(JSON.stringify(anchor)).digest("hex");
  // guard: anchor-is-kept-once
  await db.query(
    `insert into kept_access_anchor (id, party, business_day, taken_at, receipt, kept_by_role)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [anchorId, anchor.party, anchor.day, anchor.at, receipt, caller.role],
  );
  return { anchorId };
}
