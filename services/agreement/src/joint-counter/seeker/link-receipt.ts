import { createHash } from "node:crypto";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { checkReceipt, issueReceipt, type ReceiptedAct } from "../../agreement/receipt/receipt";
import type { LinkedPair } from "./linked-ids";

type LinkAct = Extract<ReceiptedAct, "linkCityFiles" | "linkNationalFiles">;

/** A link has one version. */
const LINK_VERSION = 1;

function linkSubject({ duplicateId, keptId }: LinkedPair): string {
  return `SeekerLink:${duplicateId}:${keptId}`;
}

/** The own party's receipt of a link, by which the other party follows where it knows one of the ids alone. */
export function issueLinkReceipt(context: SubgraphContext, act: LinkAct, pair: LinkedPair): Promise<string> {
  const subject = linkSubject(pair);
  const contentHash = createHash("sha256").update(subject).digest("hex");
  return issueReceipt(context, { act, subject, version: LINK_VERSION, contentHash });
}

/** Requires the other party's receipt of the link of these two ids, in this order. @throws the errors of checkReceipt */
export async function requireLinkReceipt(
  context: SubgraphContext,
  act: LinkAct,
  pair: LinkedPair,
  receipt: string,
): Promise<void> {
  await checkReceipt(context, {
    receipt,
    field: "receipt",
    expected: { act, subject: linkSubject(pair), version: LINK_VERSION },
  });
}
