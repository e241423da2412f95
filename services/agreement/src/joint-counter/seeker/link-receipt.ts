import { createHash } from "node:crypto";
import type { CallerParty } from "@aiwork/server/identity/caller";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import {
  checkReceipt,
  RECEIPT_TYPE,
  type Receipt,
  type ReceiptedAct,
  receiptSchema,
} from "../../agreement/receipt/receipt";
import { receiptError } from "../../agreement/receipt/receipt.errors";
import type { LinkedPair, StandingLink } from "./linked-ids";

type LinkAct = Extract<ReceiptedAct, "linkCityFiles" | "linkNationalFiles">;
const ACT_OF: Record<CallerParty, LinkAct> = { CITY: "linkCityFiles", NATIONAL: "linkNationalFiles" };

/** A link has one version. */
const LINK_VERSION = 1;

function linkSubject({ duplicateId, keptId }: LinkedPair): string {
  return `SeekerLink:${duplicateId}:${keptId}`;
}

/** Whether a receipt, which was verified when it was followed, is of a link of this id to another. */
export function isReceiptOfDuplicate(receipt: string, duplicateId: string): boolean {
  const [, content = ""] = receipt.split(".");
  const { subject } = receiptSchema.parse(JSON.parse(Buffer.from(content, "base64url").toString()));
  return subject.startsWith(linkSubject({ duplicateId, keptId: "" }));
}

/**
 * The own party's receipt of a link that stands today, by which the other party follows where it knows one of the ids alone.
 * It is signed whenever it is read, so nobody gets one of a link that was undone.
 */
export function signLinkReceipt(
  { clock, receiptSigner }: SubgraphContext,
  party: CallerParty,
  { byRole, byName, ...pair }: StandingLink,
): Promise<string> {
  const subject = linkSubject(pair);
  const receipt: Receipt = {
    act: ACT_OF[party],
    party,
    subject,
    version: LINK_VERSION,
    contentHash: createHash("sha256").update(subject).digest("hex"),
    day: clock.today(),
    by: { role: byRole, name: byName },
  };
  return receiptSigner.sign(RECEIPT_TYPE, receipt);
}

/** The receipts of the party's links of a person. */
export function linkReceiptsOf(party: CallerParty) {
  return ({ links }: { links: StandingLink[] }, _: unknown, context: SubgraphContext): Promise<string[]> =>
    Promise.all(links.map((link) => signLinkReceipt(context, party, link)));
}

/**
 * Requires the other party's receipt of today of the link of these two ids, in this order: the link may have been undone
 * since an earlier day. @throws LINK_RECEIPT_OF_EARLIER_DAY and the errors of checkReceipt
 */
export async function requireLinkReceipt(
  context: SubgraphContext,
  party: CallerParty,
  pair: LinkedPair,
  receipt: string,
): Promise<void> {
  const { day } = await checkReceipt(context, {
    receipt,
    field: "receipt",
    expected: { act: ACT_OF[party], subject: linkSubject(pair), version: LINK_VERSION },
  });
  // guard: link-is-followed-while-it-stands
  if (day < context.clock.today()) throw receiptError("LINK_RECEIPT_OF_EARLIER_DAY").at("receipt");
}
