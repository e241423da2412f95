import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { requireTransition } from "@aiwork/agreement/state-change/transitions";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import { compareAndSet } from "@aiwork/runtime/act/compare-and-set";
import { parseUuid } from "@aiwork/runtime/graphql/parse-uuid";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { PROGRAM } from "./program-transitions";
import { type ProgramStatus, SupportProgramEntity } from "./support-program.entity";

export interface ProgramChange extends ActInput {
  supportProgramId: string;
  version: number;
  to: ProgramStatus;
  reason?: string | null;
}

/** @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION and the errors of a reason */
export async function changeSupportProgramStatus(db: EntityManager, input: ProgramChange, { caller }: SubgraphContext) {
  const { to, version } = input;
  const id = parseUuid(input.supportProgramId, "supportProgramId");
  await compareAndSet(db, SupportProgramEntity, { id, version }, async ({ status: from }) => {
    // guard: program-goes-along-state-machine
    requireTransition(PROGRAM, from, to);
    const reason = input.reason == null ? null : readReason(input.reason);
    await recordChange(db, caller, { subjectId: id, from, to, reason });
    return { status: to };
  });
  return { supportProgramId: id };
}
