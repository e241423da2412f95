import { endOfSecondMonthAfter } from "@aiwork/agreement/calendar/end-of-second-month";
import { requirePast } from "@aiwork/agreement/state-change/require-past";
import { parseOptionalText, parseRequiredText, parseTextList } from "@aiwork/agreement/text/given-texts";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { ReceiveJobOrderInput } from "../generated/resolvers";
import type { JobOrderEntity } from "./job-order.entity";
import { refuse } from "./job-order-refusals";
import { requireLawfulAgeLimit } from "./lawful-age-limit";
import { occupationEditionOn } from "./occupation-edition";

const NUMBER = /^\d{5}-\d{1,8}$/;
/** 大分類, 中分類, 小分類 and 細分類: all levels, or only the last one. */
const OCCUPATION = /^(?:[A-K]|(?:[A-K]\/)?\d{2}(?:\/\d{3}(?:(?:\/\d{3})?-\d{2})?)?|\d{3}(?:-\d{2})?)$/;
const WARD = /^\d{6}$/;
const MOST_YEN = 100_000_000;
const MOST_OPENINGS = 999;
const RETIREMENT = { least: 60, most: 120 };
const LINE = 100;
const PARAGRAPH = 500;
const PAGE = 3000;

/** 求人票 as received. @throws the errors of receiveJobOrder except ORDER_NUMBER_TAKEN */
export function parseJobOrder(
  given: ReceiveJobOrderInput,
  context: SubgraphContext,
): Omit<JobOrderEntity, "id" | "version" | "filled" | "status" | "notAccepted"> {
  const { number, occupationCode, workplaceWardCode = null, openings } = given;
  // guard: order-number-has-form
  if (!NUMBER.test(number)) throw refuse("ORDER_NUMBER_FORM").at("number");
  // guard: occupation-is-code-of-classification
  if (!OCCUPATION.test(occupationCode)) throw refuse("OCCUPATION_CODE_FORM").at("occupationCode");
  // guard: workplaces-ward-is-code
  if (workplaceWardCode !== null && !WARD.test(workplaceWardCode))
    throw refuse("WARD_CODE_FORM").at("workplaceWardCode");
  // guard: order-seeks-somebody-and-not-endlessly-many
  if (openings < 1 || openings > MOST_OPENINGS)
    throw refuse("OPENINGS_OUT_OF_RANGE", { most: MOST_OPENINGS }).at("openings");
  const optional = (field: "workingHours" | "holidays" | "probation" | "experienceRequired" | "selectionMethod") =>
    parseOptionalText(given[field], field, PARAGRAPH);
  const days = parseDays(given, context);
  const experienceRequired = optional("experienceRequired");
  return {
    number,
    office: parseRequiredText(given.office, "office", LINE),
    employer: parseRequiredText(given.employer, "employer", LINE),
    disclosure: given.disclosure,
    title: parseRequiredText(given.title, "title", LINE),
    description: parseRequiredText(given.description, "description", PAGE),
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
  requirePast(receivedOn, context, "receivedOn");
  const latest = endOfSecondMonthAfter(receivedOn);
  // guard: order-end-receipt
  if (referUntil != null && (referUntil < receivedOn || referUntil > latest))
    throw refuse("REFER_UNTIL_OUT_OF_RANGE", { latest }).at("referUntil");
  return { receivedOn, referUntil: referUntil ?? latest };
}

function parseWage({ unit, minimum, maximum = null }: ReceiveJobOrderInput["wage"]) {
  // guard: wage-is-paid-and-can-be-kept
  for (const [end, yen] of Object.entries({ minimum, maximum }))
    if (yen !== null && (yen < 1 || yen > MOST_YEN))
      throw refuse("WAGE_OUT_OF_RANGE", { most: MOST_YEN }).at("wage", end);
  // guard: most-of-wage-is-not-under-least
  if (maximum !== null && maximum < minimum) throw refuse("WAGE_REVERSED").at("wage", "maximum");
  return { wageUnit: unit, wageMinimum: minimum, wageMaximum: maximum };
}

function parseAges(
  { ageLimit, mandatoryRetirementAge = null, contractTerm }: ReceiveJobOrderInput,
  experienceRequired: string | null,
) {
  if (
    mandatoryRetirementAge !== null &&
    !(mandatoryRetirementAge >= RETIREMENT.least && mandatoryRetirementAge <= RETIREMENT.most)
  )
    throw refuse("RETIREMENT_AGE_OUT_OF_RANGE", RETIREMENT).at("mandatoryRetirementAge");
  const open = { ageMinimum: null, ageMaximum: null, ageGround: null, ageBasisText: null, agePolicyGroup: null };
  if (!ageLimit) return { ...open, mandatoryRetirementAge };
  const { minimum = null, maximum = null, ground } = ageLimit;
  const policyGroup = parseOptionalText(ageLimit.policyGroup, "ageLimit.policyGroup", LINE);
  const ageBasisText = parseRequiredText(ageLimit.basisText, "ageLimit.basisText", PARAGRAPH);
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
