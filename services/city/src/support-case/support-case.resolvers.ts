import { approvalOf } from "@aiwork/agreement/approval/approval.loader";
import { servicePointOf } from "@aiwork/agreement/service-point/service-point.loader";
import { historyOf } from "@aiwork/agreement/state-change/state-change.loader";
import { caseSubject } from "@aiwork/agreement/support-case/case-subject";
import { act } from "@aiwork/runtime/act/act";
import { readActedOn } from "@aiwork/runtime/act/acted-on";
import type { Resolvers } from "../generated/resolvers";
import { approveSupportCaseForCity } from "./approve-support-case-for-city";
import { deidentifySupportCase } from "./deidentify-support-case";
import { draftSupportCase } from "./draft-support-case";
import { publishSupportCase } from "./publish-support-case";
import { caseKey, readSupportCase, readSupportCases, supportCaseByKey } from "./read-support-cases";
import { withdrawSupportCase } from "./withdraw-support-case";

const caseActedOn = { supportCase: readActedOn("caseKey", supportCaseByKey) };

export const supportCaseResolvers = {
  Query: {
    supportCases: (_, page, context) => readSupportCases(context, page),
    supportCase: (_, { id }, context) => readSupportCase(context, id),
  },
  SupportCase: {
    __resolveReference: (key, context) => supportCaseByKey(context).load(caseKey(key)),
    servicePoint: ({ servicePointId }, _, context) => servicePointOf(context, servicePointId),
    cityApproval: ({ id, version }, _, context) =>
      approvalOf(context, { act: "approveSupportCaseForCity", subject: caseSubject(id), version }),
    history: ({ recordId }, _, context) => historyOf(context, recordId),
  },
  Mutation: {
    draftSupportCase: act("draftSupportCase", draftSupportCase),
    deidentifySupportCase: act("deidentifySupportCase", deidentifySupportCase),
    approveSupportCaseForCity: act("approveSupportCaseForCity", approveSupportCaseForCity),
    publishSupportCase: act("publishSupportCase", publishSupportCase),
    withdrawSupportCase: act("withdrawSupportCase", withdrawSupportCase),
  },
  DraftSupportCasePayload: caseActedOn,
  DeidentifySupportCasePayload: caseActedOn,
  ApproveSupportCaseForCityPayload: caseActedOn,
  PublishSupportCasePayload: caseActedOn,
  WithdrawSupportCasePayload: caseActedOn,
} satisfies Resolvers;
