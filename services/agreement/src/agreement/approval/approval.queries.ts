import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { ReceiptedDocument } from "../receipt/receipt";
import { actorOf } from "../state-change/state-change";
import { ApprovalEntity } from "./approval.entity";

const APPROVALS: Statement = {
  name: "approvals",
  text: `select ${columnsOf(ApprovalEntity)} from approval where act || ' ' || subject || ' ' || version = any ($1)`,
};

const approvalByKey = requestLoader<SubgraphContext, string, ApprovalEntity>(
  ({ database }, keys) => database.read(APPROVALS, [keys]),
  approvalKey,
);

function approvalKey({ act, subject, version }: Omit<ReceiptedDocument, "contentHash">): string {
  return `${act} ${subject} ${version}`;
}

/** The own party's approval of a version; null while it has not approved it. */
export function approvalOf(
  context: SubgraphContext,
  document: Omit<ReceiptedDocument, "contentHash">,
): Promise<ApprovalEntity | null> {
  return approvalByKey(context).load(approvalKey(document));
}

const LATEST_APPROVALS: Statement = {
  name: "latest-approvals",
  text: `select distinct on (act, subject) ${columnsOf(ApprovalEntity)} from approval
    where act || ' ' || subject = any ($1) order by act, subject, version desc`,
};

const latestApprovalByKey = requestLoader<SubgraphContext, string, ApprovalEntity>(
  ({ database }, keys) => database.read(LATEST_APPROVALS, [keys]),
  ({ act, subject }) => `${act} ${subject}`,
);

/** The latest version that the own party has approved, of a joint document whose versions the other party counts. */
export function latestApprovalOf(
  context: SubgraphContext,
  { act, subject }: Pick<ReceiptedDocument, "act" | "subject">,
): Promise<ApprovalEntity | null> {
  return latestApprovalByKey(context).load(`${act} ${subject}`);
}

export function approvalFields(party: "CITY" | "NATIONAL") {
  return {
    party: () => party,
    by: ({ byRole, byName }: ApprovalEntity) => actorOf(party, byRole, byName),
  };
}
