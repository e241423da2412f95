import { randomUUID } from "node:crypto";
import { endOfSecondMonthAfter } from "@aiwork/agreement/agreement/calendar/days";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { requireNotInFuture } from "@aiwork/agreement/agreement/state-change/transitions";
import { isAreaCode } from "@aiwork/agreement/agreement/text/formats";
import {
  parseOptionalLine,
  parseOptionalText,
  parseRequiredLine,
  parseRequiredText,
  parseTextList,
} from "@aiwork/agreement/agreement/text/free-text";
import { givenColumns } from "@aiwork/subgraph/database/entity-columns";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReceiveJobOrderInput } from "../../generated/resolvers";
import { requireLawfulAgeLimit } from "./age-limit";
import { JobOrderEntity } from "./job-order.entity";
import { jobOrderError } from "./job-order.errors";

/**
 * 求人の受付: stores the order as the employer gives it. acceptJobOrder or changeJobOrderStatus decide on it later.
 * @throws ORDER_NUMBER_FORM, ORDER_NUMBER_TAKEN, OCCUPATION_CODE_FORM, WARD_CODE_FORM, OPENINGS_OUT_OF_RANGE,
 * WAGE_OUT_OF_RANGE, WAGE_REVERSED, DAY_IN_THE_FUTURE, REFER_UNTIL_OUT_OF_RANGE, RETIREMENT_AGE_OUT_OF_RANGE,
 * AGE_LIMIT_EMPTY, AGE_LIMIT_REVERSED, AGE_LIMIT_OUTSIDE_GROUND and the errors of texts
 */
export async function receiveJobOrder(db: EntityManager, input: ReceiveJobOrderInput, context: SubgraphContext) {
  const order = { ...parseJobOrder(input, context), id: randomUUID(), status: "RECEIVED" } as const;
  if (!(await insertOrder(db, order))) throw jobOrderError("ORDER_NUMBER_TAKEN").at("number");
  // guard: orders-history-begins-with-receipt
  await recordStateChange(db, context.caller, { subjectId: order.id, from: null, to: order.status });
  return { jobOrderId: order.id };
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
/** 大分類, 中分類, 小分類 and 細分類: all levels, or only the last one. */
const OCCUPATION_CODE = /^(?:[A-K]|(?:[A-K]\/)?\d{2}(?:\/\d{3}(?:(?:\/\d{3})?-\d{2})?)?|\d{3}(?:-\d{2})?)$/;
const MAX_YEN = 100_000_000;
const MAX_OPENINGS = 999;
const RETIREMENT = { min: 60, max: 120 };
const MAX_LINE_LENGTH = 100;
const MAX_PARAGRAPH_LENGTH = 500;
const MAX_TEXT_LENGTH = 3000;

/** 求人票 as received. @throws the errors of receiveJobOrder except ORDER_NUMBER_TAKEN */
function parseJobOrder(
  given: ReceiveJobOrderInput,
  context: SubgraphContext,
): Omit<JobOrderEntity, "id" | "version" | "filled" | "status" | "notAccepted"> {
  const { number, occupationCode, workplaceWardCode = null, openings } = given;
  // guard: order-number-has-form
  if (!JOB_ORDER_NUMBER.test(number)) throw jobOrderError("ORDER_NUMBER_FORM").at("number");
  // guard: occupation-is-code-of-classification
  if (!OCCUPATION_CODE.test(occupationCode)) throw jobOrderError("OCCUPATION_CODE_FORM").at("occupationCode");
  // guard: workplaces-ward-is-code
  if (workplaceWardCode !== null && !isAreaCode(workplaceWardCode))
    throw jobOrderError("WARD_CODE_FORM").at("workplaceWardCode");
  // guard: order-seeks-somebody-and-not-endlessly-many
  if (openings < 1 || openings > MAX_OPENINGS)
    throw jobOrderError("OPENINGS_OUT_OF_RANGE", { max: MAX_OPENINGS }).at("openings");
  const optional = (field: "workingHours" | "holidays" | "probation" | "experienceRequired" | "selectionMethod") =>
    parseOptionalText(given[field], field, MAX_PARAGRAPH_LENGTH);
  const days = parseDays(given, context);
  const experienceRequired = optional("experienceRequired");
  return {
    number,
    office: parseRequiredLine(given.office, "office", MAX_LINE_LENGTH),
    employer: parseRequiredLine(given.employer, "employer", MAX_LINE_LENGTH),
    disclosure: given.disclosure,
    title: parseRequiredLine(given.title, "title", MAX_LINE_LENGTH),
    description: parseRequiredText(given.description, "description", MAX_TEXT_LENGTH),
    occupationCode,
    occupationCodeEdition: occupationEditionOn(days.receivedOn),
    workplaceWardCode,
    employmentType: given.employmentType,
    contractTerm: given.contractTerm,
    ...parseWage(given.wage),
    workingHours: optional("workingHours"),
    holidays: optional("holidays"),
    insurance: parseTextList(given.insurance, "insurance"),
    probation: optional("probation"),
    experienceRequired,
    licencesRequired: parseTextList(given.licencesRequired, "licencesRequired"),
    selectionMethod: optional("selectionMethod"),
    openings,
    ...days,
    ...parseAges(given, experienceRequired),
    trialMode: given.trialMode,
  };
}

/** The deadline is at latest the end of the second month after the receipt. */
function parseDays({ receivedOn, referUntil }: ReceiveJobOrderInput, context: SubgraphContext) {
  // guard: order-was-received-today-or-before
  requireNotInFuture(receivedOn, context, "receivedOn");
  const latest = endOfSecondMonthAfter(receivedOn);
  // guard: order-end-receipt
  if (referUntil != null && (referUntil < receivedOn || referUntil > latest))
    throw jobOrderError("REFER_UNTIL_OUT_OF_RANGE", { latest }).at("referUntil");
  return { receivedOn, referUntil: referUntil ?? latest };
}

function parseWage({ unit, minimum, maximum = null }: ReceiveJobOrderInput["wage"]) {
  // guard: wage-is-paid-and-can-be-kept
  for (const [end, yen] of Object.entries({ minimum, maximum }))
    if (yen !== null && (yen < 1 || yen > MAX_YEN))
      throw jobOrderError("WAGE_OUT_OF_RANGE", { max: MAX_YEN }).at("wage", end);
  // guard: most-of-wage-is-not-under-least
  if (maximum !== null && maximum < minimum) throw jobOrderError("WAGE_REVERSED").at("wage", "maximum");
  return { wageUnit: unit, wageMinimum: minimum, wageMaximum: maximum };
}

function parseAges(
  { ageLimit, mandatoryRetirementAge = null, contractTerm }: ReceiveJobOrderInput,
  experienceRequired: string | null,
) {
  if (
    mandatoryRetirementAge !== null &&
    !(mandatoryRetirementAge >= RETIREMENT.min && mandatoryRetirementAge <= RETIREMENT.max)
  )
    throw jobOrderError("RETIREMENT_AGE_OUT_OF_RANGE", RETIREMENT).at("mandatoryRetirementAge");
  const open = { ageMinimum: null, ageMaximum: null, ageGround: null, ageBasisText: null, agePolicyGroup: null };
  if (!ageLimit) return { ...open, mandatoryRetirementAge };
  const { minimum = null, maximum = null, ground } = ageLimit;
  const policyGroup = parseOptionalLine(ageLimit.policyGroup, "ageLimit.policyGroup", MAX_LINE_LENGTH);
  const ageBasisText = parseRequiredText(ageLimit.basisText, "ageLimit.basisText", MAX_PARAGRAPH_LENGTH);
  // guard: age-limit-is-held-to-law
  requireLawfulAgeLimit({
    minimum,
    maximum,
    ground,
    policyGroup,
    mandatoryRetirementAge,
    contractTerm,
    experienceRequired,
  });
  return {
    ageMinimum: minimum,
    ageMaximum: maximum,
    ageGround: ground,
    ageBasisText,
    agePolicyGroup: policyGroup,
    mandatoryRetirementAge,
  };
}

/** 厚生労働省編職業分類: the editions, newest first, each with the day from which Hello Work uses it. */
const EDITIONS = [
  { edition: "2022", from: "2023-03-01" },
  { edition: "2011", from: "0001-01-01" },
] as const;

/** The edition of the occupation codes in orders received on a day. */
function occupationEditionOn(day: string): string {
  return EDITIONS.find(({ from }) => from <= day)?.edition ?? "2011";
}
