import { askBack, doubtWage } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { parseFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReviseJobOrderInput } from "../../generated/resolvers";
import { JobOrderEntity, type JobOrderStatus, jobOrderStatus } from "./job-order.entity";
import { jobOrderError } from "./job-order.errors";
import { parseJobOrderSheet } from "./job-order-sheet";
import { keepUnnamedEmployer, namedEmployer } from "./keep-employer";
import { replaceSheet } from "./keep-sheet";

/** Orders that are still to be filled. */
const REVISABLE: ReadonlySet<JobOrderStatus> = new Set(["RECEIVED", "OPEN", "SUSPENDED"]);

/**
 * 求人票の変更: the employer's sheet as it is from today on. The earlier sheet of an accepted order is kept, and referrals stay
 * on the sheet that they were made on. An order whose openings are reduced to those filled is FILLED.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ORDER_ENDED, OPENINGS_BELOW_FILLED, REASON_REQUIRED and the errors of a sheet
 */
export async function reviseJobOrder(
  db: EntityManager,
  input: ReviseJobOrderInput,
  { caller, clock }: SubgraphContext,
) {
  const id = parseUuid(input.jobOrderId, "jobOrderId");
  await compareAndSet(db, JobOrderEntity, { id, version: input.version, field: "jobOrderId" }, async (order) => {
    const from = jobOrderStatus(order, clock.today());
    // guard: order-that-ended-is-not-revised
    if (!REVISABLE.has(from)) throw jobOrderError("ORDER_ENDED").at("jobOrderId");
    const { sheet, reason } = parseFields({
      sheet: () => parseRevisedSheet(input, order),
      // guard: order-is-revised-for-reason
      reason: () => parseReason(input.reason),
    });
    askBack(input, doubtWage(sheet));
    // guard: order-reduced-to-its-filled-openings-is-filled
    const to = sheet.openings === order.filled ? "FILLED" : order.status;
    await recordStateChange(db, caller, { subjectId: id, from, to, reason });
    const replaced = await replaceSheet(db, order, clock.today());
    await keepUnnamedEmployer(db, { ...sheet, id });
    return { ...sheet, employer: namedEmployer(sheet), ...replaced, status: to };
  });
  return { jobOrderId: id };
}

function parseRevisedSheet(input: ReviseJobOrderInput, { filled }: JobOrderEntity) {
  const sheet = parseJobOrderSheet(input);
  // guard: filled-openings-stay
  if (sheet.openings < filled) throw jobOrderError("OPENINGS_BELOW_FILLED", { filled }).at("openings");
  return sheet;
}
