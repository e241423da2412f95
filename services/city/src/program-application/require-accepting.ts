import { refuse as refuseAct } from "@aiwork/runtime/act/act-refusals";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { acceptingOn } from "../support-program/accepting-on";
import { refuse } from "./application-refusals";

/**
 * Requires that the program accepts applications on the business day; its row is locked until the transaction ends.
 * @throws NO_SUCH_RECORD, NOT_ACCEPTING
 */
export async function requireAccepting(
  db: EntityManager,
  { clock }: SubgraphContext,
  programId: string,
  field: string,
) {
  const [program]: [{ isAccepting: boolean }?] = await db.query(
    `select ${acceptingOn("$2::date")} as "isAccepting" from support_program where id = $1 for share`,
    [programId, clock.today()],
  );
  // guard: application-is-for-program-there-is
  if (!program) throw refuseAct("NO_SUCH_RECORD").at(field);
  // guard: application-is-for-program-accepts-today
  if (!program.isAccepting) throw refuse("NOT_ACCEPTING").at(field);
}
