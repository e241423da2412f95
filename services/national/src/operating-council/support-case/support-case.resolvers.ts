import { approvalOf } from "@aiwork/agreement/agreement/approval/approval.queries";
import { supportCaseSubject } from "@aiwork/agreement/operating-council/support-case/support-case";
import { isStaff } from "@aiwork/server/identity/caller";
import type { Statement } from "@aiwork/subgraph/database/connect-database";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { defineMutation } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { Resolvers } from "../../generated/resolvers";
import { approveSupportCaseForNational } from "./approve-support-case-for-national";
import { remarkOnSupportCase } from "./remark-on-support-case";
import { SupportCaseRemarkEntity } from "./support-case.entity";
import { type NationalSupportCaseKey, nationalSupportCaseOfPayload } from "./support-case.queries";

const REMARKS: Statement = {
  name: "support-case-remarks",
  text: `select ${columnsOf(SupportCaseRemarkEntity)} from support_case_remark
    where support_case_id || ' ' || version = any ($1)`,
};

const remarkOnCase = requestLoader<SubgraphContext, string, SupportCaseRemarkEntity>(
  ({ database }, keys) => database.read(REMARKS, [keys]),
  ({ supportCaseId, version }) => `${supportCaseId} ${version}`,
);

export const nationalSupportCaseResolvers = {
  SupportCase: {
    __resolveReference: ({ id, version }) => ({ id: parseUuid(id, "id"), version }),
    remarks: readRemarks,
    nationalApproval: ({ id, version }, _, context) =>
      approvalOf(context, { act: "approveSupportCaseForNational", subject: supportCaseSubject(id), version }),
  },
  Mutation: {
    remarkOnSupportCase: defineMutation("remarkOnSupportCase", remarkOnSupportCase),
    approveSupportCaseForNational: defineMutation("approveSupportCaseForNational", approveSupportCaseForNational),
  },
  RemarkOnSupportCasePayload: { supportCase: nationalSupportCaseOfPayload },
  ApproveSupportCaseForNationalPayload: { supportCase: nationalSupportCaseOfPayload },
} satisfies Resolvers;

/** Readable outside both parties only after the national side has approved the case. */
async function readRemarks({ id, version }: NationalSupportCaseKey, _: unknown, context: SubgraphContext) {
  const remark = await remarkOnCase(context).load(`${id} ${version}`);
  return remark && (remark.isApproved || isStaff(context.caller)) ? remark.remarks : null;
}
