import { approvalOf } from "@aiwork/agreement/approval/approval.loader";
import { caseSubject } from "@aiwork/agreement/support-case/case-subject";
import { act } from "@aiwork/runtime/act/act";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import { isStaff } from "@aiwork/runtime/identity/role";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { Resolvers } from "../generated/resolvers";
import { approveSupportCaseForNational } from "./approve-support-case-for-national";
import { remarkOnSupportCase } from "./remark-on-support-case";
import { caseActedOn, type SupportCaseKey } from "./support-case-key";
import { SupportCaseRemarkEntity } from "./support-case-remark.entity";

const REMARKS: Statement = {
  name: "support-case-remarks",
  text: `select ${columnsOf(SupportCaseRemarkEntity)} from support_case_remark
    where support_case_id || ' ' || version = any ($1)`,
};

const remarkOnCase = requestLoader<SubgraphContext, string, SupportCaseRemarkEntity>(
  ({ database }, keys) => database.read(REMARKS, [keys]),
  ({ supportCaseId, version }) => `${supportCaseId} ${version}`,
);

export const supportCaseResolvers = {
  SupportCase: {
    __resolveReference: ({ id, version }) => ({ id: parseUuid(id, "id"), version }),
    remarks: readRemarks,
    nationalApproval: ({ id, version }, _, context) =>
      approvalOf(context, { act: "approveSupportCaseForNational", subject: caseSubject(id), version }),
  },
  Mutation: {
    remarkOnSupportCase: act("remarkOnSupportCase", remarkOnSupportCase),
    approveSupportCaseForNational: act("approveSupportCaseForNational", approveSupportCaseForNational),
  },
  RemarkOnSupportCasePayload: { supportCase: caseActedOn },
  ApproveSupportCaseForNationalPayload: { supportCase: caseActedOn },
} satisfies Resolvers;

/** Readable outside both parties only after the national side has approved the case. */
async function readRemarks({ id, version }: SupportCaseKey, _: unknown, context: SubgraphContext) {
  const remark = await remarkOnCase(context).load(`${id} ${version}`);
  return remark && (remark.isApproved || isStaff(context.caller)) ? remark.remarks : null;
}
