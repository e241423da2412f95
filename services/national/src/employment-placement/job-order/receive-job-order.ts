import { randomUUID } from "node:crypto";
import { endOfSecondMonthAfter } from "@aiwork/agreement/agreement/calendar/days";
import { doubtError } from "@aiwork/agreement/agreement/confirmation/doubt.errors";
import { askBack, doubtPastDay, doubtWage } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotInFuture } from "@aiwork/agreement/agreement/state-change/transitions";
import { parseRequiredLine } from "@aiwork/agreement/agreement/text/free-text";
import { type BusinessError, parseFields } from "@aiwork/server/errors/business-error";
import { plainDigits } from "@aiwork/server/text/digits";
import { givenColumns } from "@aiwork/subgraph/database/entity-columns";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReceiveJobOrderInput } from "../../generated/resolvers";
import { occupationEditionOn } from "../occupation/occupation";
import { officeCode, withHyphens } from "../registration/registration-number";
import { JobOrderEntity } from "./job-order.entity";
import { jobOrderError } from "./job-order.errors";
import { parseJobOrderSheet } from "./job-order-sheet";
import { keepUnnamedEmployer, namedEmployer } from "./keep-employer";

/**
 * 求人の受付: stores the order as the employer gives it. acceptJobOrder or changeJobOrderStatus decide on it later.
 * @throws ORDER_NUMBER_FORM, ORDER_NUMBER_TAKEN, OCCUPATION_CODE_FORM, AREA_CODE_FORM, NO_SUCH_WARD, OPENINGS_OUT_OF_RANGE,
 * WAGE_OUT_OF_RANGE, WAGE_REVERSED, DAY_IN_THE_FUTURE, REFER_UNTIL_OUT_OF_RANGE, RETIREMENT_AGE_OUT_OF_RANGE,
 * AGE_LIMIT_EMPTY, AGE_LIMIT_REVERSED, AGE_LIMIT_OUTSIDE_GROUND and the errors of texts
 */
export async function receiveJobOrder(db: EntityManager, input: ReceiveJobOrderInput, context: SubgraphContext) {
  const order = { ...parseJobOrder(input, context), id: randomUUID(), status: "RECEIVED" } as const;
  askBack(
    input,
    doubtWage(order),
    doubtPastDay(order.receivedOn, context, "receivedOn"),
    doubtDeadline(order, context.clock.today()),
  );
  if (!(await insertOrder(db, { ...order, employer: namedEmployer(order) })))
    throw jobOrderError("ORDER_NUMBER_TAKEN").at("number");
  await keepUnnamedEmployer(db, order);
  // guard: orders-history-begins-with-receipt
  await recordStateChange(db, context.caller, { subjectId: order.id, from: null, to: order.status });
  return { jobOrderId: order.id };
}

function doubtDeadline({ referUntil }: { referUntil: string }, today: string): BusinessError | null {
  // guard: deadline-in-past-is-doubted
  return referUntil >= today ? null : doubtError("DEADLINE_IN_PAST", { referUntil }).at("referUntil");
}

/** False where the number is taken. Of two concurrent inserts with one number, the second waits for the first. */
async function insertOrder(db: EntityManager, order: Partial<JobOrderEntity>): Promise<boolean> {
  const columns = givenColumns(JobOrderEntity, order);
  // guard: order-number-is-one-orders
  const inserted: unknown[] = await db.query(
    `insert into job_order (${columns.map(({ column }) => column).join(", ")})
     values (${columns.map((_, i) => `$${i + 1}`).join(", ")}) on conflict (number) do nothing returning id`,
    columns.map(({ value }) => value),
  );
  return inserted.length === 1;
}

const JOB_ORDER_NUMBER = /^\d{5}-\d{1,8}$/;
const MAX_OFFICE_LENGTH = 100;

/** 求人票 as received. @throws the errors of receiveJobOrder except ORDER_NUMBER_TAKEN */
function parseJobOrder(given: ReceiveJobOrderInput, context: SubgraphContext) {
  const { days, sheet, ...order } = parseFields({
    number: () => parseOrderNumber(given.number),
    office: () => parseOffice(given.office),
    days: () => parseDays(given, context),
    sheet: () => parseJobOrderSheet(given),
  });
  return { ...order, ...sheet, occupationCodeEdition: occupationEditionOn(days.receivedOn), ...days };
}

function parseOffice(given: string): string {
  const office = parseRequiredLine(given, "office", MAX_OFFICE_LENGTH);
  // guard: order-is-received-by-known-office
  officeCode(office);
  return office;
}

/** 求人番号 @throws ORDER_NUMBER_FORM */
export function parseOrderNumber(given: string): string {
  const number = withHyphens(plainDigits(given).trim());
  // guard: order-number-has-form
  if (!JOB_ORDER_NUMBER.test(number)) throw jobOrderError("ORDER_NUMBER_FORM").at("number");
  return number;
}

type ReceiptDays = Pick<ReceiveJobOrderInput, "receivedOn" | "referUntil">;

/** @throws DAY_IN_THE_FUTURE, DAY_TOO_EARLY, REFER_UNTIL_OUT_OF_RANGE */
export function parseDays({ receivedOn, referUntil }: ReceiptDays, context: SubgraphContext) {
  // guard: order-was-received-today-or-before
  requireNotInFuture(receivedOn, context, "receivedOn");
  return { receivedOn, referUntil: parseDeadline(referUntil, receivedOn) };
}

/**
 * 紹介期限日: from the day on which a term begins, by receipt or renewal, to the end of the second month after it, which is
 * also the deadline where none is given.
 * @throws REFER_UNTIL_OUT_OF_RANGE
 */
export function parseDeadline(given: string | null | undefined, earliest: string): string {
  const latest = endOfSecondMonthAfter(earliest);
  // guard: order-end-receipt
  if (given != null && (given < earliest || given > latest))
    throw jobOrderError("REFER_UNTIL_OUT_OF_RANGE", { earliest, latest }).at("referUntil");
  return given ?? latest;
}
