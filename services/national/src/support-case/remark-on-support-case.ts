import { refuse } from "@aiwork/agreement/approval/approval-refusals";
import { requireNobodyNamed } from "@aiwork/agreement/support-case/require-nobody-named";
import { parseRequiredText } from "@aiwork/agreement/text/given-texts";
import type { ActInput } from "@aiwork/runtime/act/act";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { lockRemark } from "./lock-remark";

const LONGEST = 2_000;

export interface Remarking extends ActInput {
  supportCaseId: string;
  version: number;
  remarks: string;
}

/**
 * 所感, without naming anybody. They may be overwritten until the national side has approved the case.
 * @throws NOT_A_VERSION, ALREADY_APPROVED, TEXT_IDENTIFIES, TEXT_REQUIRED and the other errors of texts
 */
export async function remarkOnSupportCase(db: EntityManager, input: Remarking, _: SubgraphContext) {
  const key = { id: parseUuid(input.supportCaseId, "supportCaseId"), version: input.version };
  if (key.version < 1) throw refuse("NOT_A_VERSION").at("version");
  const remarks = parseRequiredText(input.remarks, "remarks", LONGEST);
  requireNobodyNamed(remarks, "remarks");
  const remark = await lockRemark(db, key);
  if (remark?.isApproved) throw refuse("ALREADY_APPROVED");
  await db.query(
    remark
      ? "update support_case_remark set remarks = $3 where (support_case_id, version) = ($1, $2)"
      : "insert into support_case_remark (support_case_id, version, remarks) values ($1, $2, $3)",
    [key.id, key.version, remarks],
  );
  return { supportCaseId: key.id, version: key.version };
}
