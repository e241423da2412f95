import { approvalOf } from "@aiwork/agreement/agreement/approval/approval.queries";
import { historyOf } from "@aiwork/agreement/agreement/state-change/state-change";
import { servicePointOf } from "@aiwork/agreement/joint-counter/service-point/service-point.queries";
import { supportCaseSubject } from "@aiwork/agreement/operating-council/support-case/support-case";
import { defineMutation, payloadField } from "@aiwork/subgraph/mutations/mutation";
import type { Resolvers } from "../../generated/resolvers";
import { approveSupportCaseForCity } from "./approve-support-case-for-city";
import { deidentifySupportCase } from "./deidentify-support-case";
import { draftSupportCase } from "./draft-support-case";
import { publishSupportCase } from "./publish-support-case";
import { readSupportCase, readSupportCases, supportCaseByKey, supportCaseKey } from "./support-case.queries";
import { withdrawSupportCase } from "./withdraw-support-case";

const caseOfPayload = { supportCase: payloadField("caseKey", supportCaseByKey) };

export const citySupportCaseResolvers = {
  Query: {
    supportCases: (_, page, context) => readSupportCases(context, page),
    supportCase: (_, { id }, context) => readSupportCase(context, id),
  },
  SupportCase: {
    __resolveReference: (key, context) => supportCaseByKey(context).load(supportCaseKey(key)),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    cityApproval: ({ id, version }, _, context) =>
      approvalOf(context, { act: "approveSupportCaseForCity", subject: supportCaseSubject(id), version }),
    history: ({ recordId }, _, context) => historyOf(context, recordId),
  },
  Mutation: {
    draftSupportCase: defineMutation("draftSupportCase", draftSupportCase),
    deidentifySupportCase: defineMutation("deidentifySupportCase", deidentifySupportCase),
    approveSupportCaseForCity: defineMutation("approveSupportCaseForCity", approveSupportCaseForCity),
    publishSupportCase: defineMutation("publishSupportCase", publishSupportCase),
    withdrawSupportCase: defineMutation("withdrawSupportCase", withdrawSupportCase),
  },
  DraftSupportCasePayload: caseOfPayload,
  DeidentifySupportCasePayload: caseOfPayload,
  ApproveSupportCaseForCityPayload: caseOfPayload,
  PublishSupportCasePayload: caseOfPayload,
  WithdrawSupportCasePayload: caseOfPayload,
} satisfies Resolvers;
