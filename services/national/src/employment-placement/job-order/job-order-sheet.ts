import { parseWardCode } from "@aiwork/agreement/agreement/text/area-code";
import {
  parseOptionalLine,
  parseOptionalText,
  parseRequiredLine,
  parseRequiredText,
  parseTextList,
} from "@aiwork/agreement/agreement/text/free-text";
import { parseOccupationCode, parseOpenings, parseWage } from "@aiwork/agreement/joint-counter/employment/offered-work";
import { parseFields } from "@aiwork/server/errors/business-error";
import type { ReceiveJobOrderInput } from "../../generated/resolvers";
import { requireLawfulAgeLimit } from "./age-limit";
import type { JobOrderEntity } from "./job-order.entity";
import { jobOrderError } from "./job-order.errors";

/** 求人票: what the employer states on the job order sheet, and may revise. */
export type JobOrderSheetInput = Omit<
  ReceiveJobOrderInput,
  "idempotencyKey" | "number" | "office" | "receivedOn" | "referUntil"
>;

/** The columns of an order that its sheet fills, with the employer, whether named or not. */
type JobOrderSheet = { employer: string } & Omit<
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
  | "employer"
  | "unnamedEmployer"
>;

const RETIREMENT = { min: 60, max: 120 };
const MAX_LINE_LENGTH = 100;
const MAX_PARAGRAPH_LENGTH = 500;
const MAX_TEXT_LENGTH = 3000;

/** @throws the errors of receiveJobOrder, except those of its number, office and days */
export function parseJobOrderSheet(given: JobOrderSheetInput): JobOrderSheet {
  const { workplaceWardCode: ward, disclosure, employmentType, contractTerm, trialMode } = given;
  const optional = (field: "workingHours" | "holidays" | "probation" | "experienceRequired" | "selectionMethod") =>
    parseOptionalText(given[field], field, MAX_PARAGRAPH_LENGTH);
  const { wage, ages, ...sheet } = parseFields({
    employer: () => parseRequiredLine(given.employer, "employer", MAX_LINE_LENGTH),
    title: () => parseRequiredLine(given.title, "title", MAX_LINE_LENGTH),
    description: () => parseRequiredText(given.description, "description", MAX_TEXT_LENGTH),
    occupationCode: () => parseOccupationCode(given.occupationCode),
    // guard: workplaces-ward-is-code
    workplaceWardCode: () => (ward == null ? null : parseWardCode(ward, "workplaceWardCode")),
    wage: () => parseWage(given.wage),
    workingHours: () => optional("workingHours"),
    holidays: () => optional("holidays"),
    insurance: () => parseTextList(given.insurance, "insurance"),
    probation: () => optional("probation"),
    experienceRequired: () => optional("experienceRequired"),
    licencesRequired: () => parseTextList(given.licencesRequired, "licencesRequired"),
    selectionMethod: () => optional("selectionMethod"),
    openings: () => parseOpenings(given.openings),
    ages: () => parseAges(given),
  });
  const stated = { ...sheet, ...wage, ...ages, disclosure, employmentType, contractTerm, trialMode };
  requireLawfulAges(stated);
  return stated;
}

function parseAges({ ageLimit, mandatoryRetirementAge: retirement }: JobOrderSheetInput) {
  return parseFields({
    mandatoryRetirementAge: () => parseRetirementAge(retirement ?? null),
    ageMinimum: () => ageLimit?.minimum ?? null,
    ageMaximum: () => ageLimit?.maximum ?? null,
    ageGround: () => ageLimit?.ground ?? null,
    ageBasisText: () =>
      ageLimit ? parseRequiredText(ageLimit.basisText, "ageLimit.basisText", MAX_PARAGRAPH_LENGTH) : null,
    agePolicyGroup: () => parseOptionalLine(ageLimit?.policyGroup, "ageLimit.policyGroup", MAX_LINE_LENGTH),
  });
}

function parseRetirementAge(given: number | null): number | null {
  if (given !== null && !(given >= RETIREMENT.min && given <= RETIREMENT.max))
    throw jobOrderError("RETIREMENT_AGE_OUT_OF_RANGE", RETIREMENT).at("mandatoryRetirementAge");
  return given;
}

function requireLawfulAges(sheet: JobOrderSheet): void {
  const { ageGround: ground, ageMinimum: minimum, ageMaximum: maximum, agePolicyGroup: policyGroup } = sheet;
  // guard: age-limit-is-held-to-law
  if (ground !== null) requireLawfulAgeLimit({ ...sheet, ground, minimum, maximum, policyGroup });
}
