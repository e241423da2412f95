import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireTransition } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ChangeSupportProgramStatusInput } from "../../generated/resolvers";
import { isOfDepartmentOf } from "./support-program.access";
import { PROGRAM_TRANSITIONS, SupportProgramEntity } from "./support-program.entity";

/** @throws NO_SUCH_RECORD, VERSION_CONFLICT, ILLEGAL_TRANSITION and the errors of a reason */
export async function changeSupportProgramStatus(
  db: EntityManager,
  input: ChangeSupportProgramStatusInput,
  { caller }: SubgraphContext,
) {
  const { to, version } = input;
  const id = parseUuid(input.supportProgramId, "supportProgramId");
  await compareAndSet(
    db,
    SupportProgramEntity,
    { id, version, field: "supportProgramId", isOwn: isOfDepartmentOf(caller) },
    async ({ status: from }) => {
      // guard: program-goes-along-state-machine
      requireTransition(PROGRAM_TRANSITIONS, from, to);
      // guard: program-is-taken-up-again-for-reason
      const reason = input.reason == null && from !== "ENDED" ? null : parseReason(input.reason ?? "");
      await recordStateChange(db, caller, { subjectId: id, from, to, reason });
      return { status: to };
    },
  );
  return { supportProgramId: id };
}
