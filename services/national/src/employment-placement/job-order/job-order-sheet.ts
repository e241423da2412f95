import { isAreaCode } from "@aiwork/agreement/agreement/text/formats";
import {
  parseOptionalLine,
  parseOptionalText,
  parseRequiredLine,
  parseRequiredText,
  parseTextList,
} from "@aiwork/agreement/agreement/text/free-text";
import type { ReceiveJobOrderInput } from "../../generated/resolvers";
import { requireLawfulAgeLimit } from "./age-limit";
import type { JobOrderEntity } from "./job-order.entity";
import { jobOrderError } from "./job-order.errors";

/** 求人票: what the employer states on the job order sheet, and may revise. */
export type JobOrderSheetInput = Omit<
  ReceiveJobOrderInput,
  "idempotencyKey" | "number" | "office" | "receivedOn" | "referUntil"
>;

/** The columns of an order that its sheet fills. */
type JobOrderSheet = Omit<
  JobOrderEntity,
  | "id"
  | "version"
  | "number"
  | "office"
  | "occupationCodeEdition"
  | "filled"
  | "receivedOn"
  | "referUntil"
  | "status"
  | "revision"
  | "canceledBeforeAcceptance"
  | "notAccepted"
>;

/** 大分類, 中分類, 小分類 and 細分類: all levels, or only the last one. */
const OCCUPATION_CODE = /^(?:[A-K]|(?:[A-K]\/)?\d{2}(?:\/\d{3}(?:(?:\/\d{3})?-\d{2})?)?|\d{3}(?:-\d{2})?)$/;
const MAX_YEN = 100_000_000;
const MAX_OPENINGS = 999;
const RETIREMENT = { min: 60, max: 120 };
const MAX_LINE_LENGTH = 100;
const MAX_PARAGRAPH_LENGTH = 500;
const MAX_TEXT_LENGTH = 3000;

/** @throws the errors of receiveJobOrder, except those of its number, office and days */
export function parseJobOrderSheet(given: JobOrderSheetInput): JobOrderSheet {
  const { occupationCode, workplaceWardCode = null, openings } = given;
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
  const experienceRequired = optional("experienceRequired");
  return {
    employer: parseRequiredLine(given.employer, "employer", MAX_LINE_LENGTH),
    disclosure: given.disclosure,
    title: parseRequiredLine(given.title, "title", MAX_LINE_LENGTH),
    description: parseRequiredText(given.description, "description", MAX_TEXT_LENGTH),
    occupationCode,
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
    ...parseAges(given, experienceRequired),
    trialMode: given.trialMode,
  };
}

function parseWage({ unit, minimum, maximum = null }: JobOrderSheetInput["wage"]) {
  // guard: wage-is-paid-and-can-be-kept
  for (const [end, yen] of Object.entries({ minimum, maximum }))
    if (yen !== null && (yen < 1 || yen > MAX_YEN))
      throw jobOrderError("WAGE_OUT_OF_RANGE", { max: MAX_YEN }).at("wage", end);
  // guard: most-of-wage-is-not-under-least
  if (maximum !== null && maximum < minimum) throw jobOrderError("WAGE_REVERSED").at("wage", "maximum");
  return { wageUnit: unit, wageMinimum: minimum, wageMaximum: maximum };
}

function parseAges(
  { ageLimit, mandatoryRetirementAge = null, contractTerm }: JobOrderSheetInput,
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
