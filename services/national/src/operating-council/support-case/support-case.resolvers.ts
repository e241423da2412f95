import { approvalOf } from "@aiwork/agreement/agreement/approval/approval.queries";
import { supportCaseSubject } from "@aiwork/agreement/operating-council/support-case/support-case";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { defineMutation } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { approveSupportCaseForNational } from "./approve-support-case-for-national";
import { remarkOnSupportCase } from "./remark-on-support-case";
import { nationalSupportCaseOfPayload, readRemarks } from "./support-case.queries";

export const nationalSupportCaseResolvers = {
  SupportCase: {
    __resolveReference: ({ id, version }) => ({ id: parseUuid(id, "id"), version }),
    remarks: (key, _, context) => readRemarks(context, key),
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
