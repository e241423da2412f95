import { refuse as refuseApproval } from "@aiwork/agreement/approval/approval-refusals";
import { approve } from "@aiwork/agreement/approval/approve";
import { refuse } from "@aiwork/agreement/support-case/case-refusals";
import { caseSubject } from "@aiwork/agreement/support-case/case-subject";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { lockCase, requireCurrent } from "./lock-case";
import { caseKey } from "./read-support-cases";

export interface CaseApproving extends ActInput {
  supportCaseId: string;
  version: number;
  contentHash: string;
}

/** @throws NO_SUCH_RECORD, VERSION_CONFLICT, NOT_UP_FOR_APPROVAL, SUPPORT_CASE_DIFFERS, ALREADY_APPROVED */
export async function approveSupportCaseForCity(db: EntityManager, input: CaseApproving, context: SubgraphContext) {
  const written = requireCurrent(await lockCase(db, context, input.supportCaseId), input.version);
  const { id, version, status, contentHash } = written;
  if (status !== "DEIDENTIFIED") throw refuseApproval("NOT_UP_FOR_APPROVAL");
  if (contentHash !== input.contentHash) throw refuse("SUPPORT_CASE_DIFFERS").at("contentHash");
  await approve(db, context, { act: "approveSupportCaseForCity", subject: caseSubject(id), version, contentHash });
  return { caseKey: caseKey(written) };
}
