import { endOfSecondMonthAfter } from "@aiwork/agreement/agreement/calendar/days";
import { askBack, doubtWage } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { checkFields, parseFields } from "@aiwork/server/errors/business-error";
import { parseUuid } from "@aiwork/subgraph/graphql/scalars";
import { compareAndSet } from "@aiwork/subgraph/mutations/compare-and-set";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReviseJobOrderInput } from "../../generated/resolvers";
import { occupationEditionOn } from "../occupation/occupation";
import { requireBeforeDeadline } from "./change-job-order-status";
import { JobOrderEntity, type JobOrderStatus, jobOrderStatus } from "./job-order.entity";
import { jobOrderError } from "./job-order.errors";
import { parseJobOrderSheet } from "./job-order-sheet";
import { keepUnnamedEmployer, namedEmployer } from "./keep-employer";
import { replaceSheet } from "./keep-sheet";
import { parseDays, parseOrderNumber } from "./receive-job-order";

/** Orders that are still to be filled. */
const REVISABLE: ReadonlySet<JobOrderStatus> = new Set(["RECEIVED", "OPEN", "SUSPENDED"]);

/**
 * 求人票の変更: the employer's sheet as it is from today on. The earlier sheet of an accepted order is kept, and referrals stay
 * on the sheet that they were made on. An order whose openings are reduced to those filled is FILLED. Until somebody is
 * referred to it, its number and the days of its receipt are corrected too.
 * @throws NO_SUCH_RECORD, VERSION_CONFLICT, ORDER_ENDED, OPENINGS_BELOW_FILLED, REASON_REQUIRED, RECEIPT_STAYS, DEADLINE_PASSED,
 * ORDER_NUMBER_TAKEN and the errors of a sheet and of a receipt
 */
export async function reviseJobOrder(db: EntityManager, input: ReviseJobOrderInput, context: SubgraphContext) {
  const { caller, clock } = context;
  const id = parseUuid(input.jobOrderId, "jobOrderId");
  await compareAndSet(db, JobOrderEntity, { id, version: input.version, field: "jobOrderId" }, async (order) => {
    const from = jobOrderStatus(order, clock.today());
    // guard: order-that-ended-is-not-revised
    if (!REVISABLE.has(from)) throw jobOrderError("ORDER_ENDED").at("jobOrderId");
    const { sheet, receipt, reason } = await checkFields({
      sheet: () => parseRevisedSheet(input, order),
      receipt: () => correctedReceipt(db, order, input, context),
      // guard: order-is-revised-for-reason
      reason: () => parseReason(input.reason),
    });
    askBack(input, doubtWage(sheet));
    // guard: order-reduced-to-its-filled-openings-is-filled
    const to = sheet.openings === order.filled ? "FILLED" : order.status;
    await recordStateChange(db, caller, { subjectId: id, from, to, reason });
    const replaced = await replaceSheet(db, order, clock.today());
    await keepUnnamedEmployer(db, { ...sheet, id });
    return { ...sheet, ...receipt, employer: namedEmployer(sheet), ...replaced, status: to };
  });
  return { jobOrderId: id };
}

function parseRevisedSheet(input: ReviseJobOrderInput, { filled }: JobOrderEntity) {
  const sheet = parseJobOrderSheet(input);
  // guard: filled-openings-stay
  if (sheet.openings < filled) throw jobOrderError("OPENINGS_BELOW_FILLED", { filled }).at("openings");
  return sheet;
}

/** The deadline that the employer gave; null where the one in force is that of the day of receipt, and follows it. */
function deadlineGiven({ receivedOn, referUntil }: JobOrderEntity): string | null {
  // guard: deadline-that-nobody-gave-follows-day-of-receipt
  return referUntil === endOfSecondMonthAfter(receivedOn) ? null : referUntil;
}

type Receipt = Pick<JobOrderEntity, "number" | "receivedOn" | "referUntil" | "occupationCodeEdition">;

/** 受付の訂正: empty where nothing of the receipt is given. */
async function correctedReceipt(
  db: EntityManager,
  order: JobOrderEntity,
  { number: givenNumber, receivedOn, referUntil }: ReviseJobOrderInput,
  context: SubgraphContext,
): Promise<Partial<Receipt>> {
  if (givenNumber == null && receivedOn == null && referUntil == null) return {};
  const field = givenNumber != null ? "number" : receivedOn != null ? "receivedOn" : "referUntil";
  const [{ isReferredTo }]: [{ isReferredTo: boolean }] = await db.query(
    `select order_was_referred_to($1) as "isReferredTo"`,
    [order.id],
  );
  // guard: receipt-of-referred-order-is-not-corrected
  if (isReferredTo) throw jobOrderError("RECEIPT_STAYS").at(field);
  const { number, days } = parseFields({
    number: () => (givenNumber == null ? order.number : parseOrderNumber(givenNumber)),
    days: () =>
      parseDays(
        { receivedOn: receivedOn ?? order.receivedOn, referUntil: referUntil ?? deadlineGiven(order) },
        context,
      ),
  });
  // guard: corrected-deadline-is-to-come
  if (receivedOn != null || referUntil != null) requireBeforeDeadline(days, context.clock.today(), "referUntil");
  const taken: unknown[] = await db.query("select from job_order where number = $1 and id <> $2", [number, order.id]);
  // guard: corrected-number-is-one-orders
  if (taken.length > 0) throw jobOrderError("ORDER_NUMBER_TAKEN").at("number");
  return { number, ...days, occupationCodeEdition: occupationEditionOn(days.receivedOn) };
}
