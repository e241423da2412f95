import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { Sealed } from "../receipt/receipt";
import { actorOf } from "../state-change/actor";
import { ApprovalEntity } from "./approval.entity";

const APPROVALS: Statement = {
  name: "approvals",
  text: `select ${columnsOf(ApprovalEntity)} from approval where act || ' ' || subject || ' ' || version = any ($1)`,
};

const approvals = requestLoader<SubgraphContext, string, ApprovalEntity>(
  ({ database }, keys) => database.read(APPROVALS, [keys]),
  keyOf,
);

function keyOf({ act, subject, version }: Omit<Sealed, "contentHash">): string {
  return `${act} ${subject} ${version}`;
}

/** The own party's approval of a version; null while it has not approved it. */
export function approvalOf(
  context: SubgraphContext,
  paper: Omit<Sealed, "contentHash">,
): Promise<ApprovalEntity | null> {
  return approvals(context).load(keyOf(paper));
}

const LATEST: Statement = {
  name: "latest-approvals",
  text: `select distinct on (act, subject) ${columnsOf(ApprovalEntity)} from approval
    where act || ' ' || subject = any ($1) order by act, subject, version desc`,
};

const latestApprovals = requestLoader<SubgraphContext, string, ApprovalEntity>(
  ({ database }, keys) => database.read(LATEST, [keys]),
  ({ act, subject }) => `${act} ${subject}`,
);

/** The latest version that the own party has approved, of a joint document whose versions the other party counts. */
export function latestApprovalOf(
  context: SubgraphContext,
  { act, subject }: Pick<Sealed, "act" | "subject">,
): Promise<ApprovalEntity | null> {
  return latestApprovals(context).load(`${act} ${subject}`);
}

export function approvalFields(party: "CITY" | "NATIONAL") {
  return {
    party: () => party,
    by: ({ byRole, byName }: ApprovalEntity) => actorOf(party, byRole, byName),
  };
}
