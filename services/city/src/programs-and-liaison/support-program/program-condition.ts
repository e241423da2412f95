import { isWardOfMunicipality, parseWardCode } from "@aiwork/agreement/agreement/text/area-code";
import { parseRequiredText } from "@aiwork/agreement/agreement/text/free-text";
import { ageOn } from "@aiwork/agreement/joint-counter/seeker/age";
import { requireKnownServicePoints } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import type { EntityManager } from "typeorm";
import type { ProgramConditionInput } from "../../generated/resolvers";
import type { ProgramCondition } from "./support-program.entity";
import { supportProgramError } from "./support-program.errors";

/** The facts that the city itself holds of a person; null where a fact is unknown. */
export interface ConditionFacts {
  birthDate: string | null;
  municipalityCode: string | null;
  wardCode: string | null;
  publicAssistance: boolean | null;
  visitedPoints: readonly string[];
}

export type ConditionResult = "MET" | "UNMET" | "TO_CHECK";

/** 札幌市: the municipality of every ward that a program of the city can name. */
const SAPPORO = "011002";

/**
 * Evaluates a condition by the city's own data. Only the national side knows registration and employment, and some
 * conditions are for staff to decide: those are TO_CHECK.
 */
export function evaluateCondition(condition: ProgramCondition, facts: ConditionFacts, today: string): ConditionResult {
  const codes = condition.codes ?? [];
  switch (condition.kind) {
    case "AGE_BETWEEN":
      return facts.birthDate === null ? "TO_CHECK" : resultOf(liesBetween(condition, ageOn(facts.birthDate, today)));
    case "LIVES_IN_WARD":
      return livesInWard(codes, facts);
    case "ON_PUBLIC_ASSISTANCE":
      return facts.publicAssistance === null ? "TO_CHECK" : resultOf(facts.publicAssistance);
    case "VISITED_POINT":
      return resultOf(hasVisited(codes, facts));
    default:
      return "TO_CHECK";
  }
}

function resultOf(met: boolean): ConditionResult {
  return met ? "MET" : "UNMET";
}

function liesBetween({ minimum, maximum }: ProgramCondition, value: number): boolean {
  return (minimum ?? 0) <= value && value <= (maximum ?? Number.POSITIVE_INFINITY);
}

/** Where the condition names no service point, a visit to any of them meets it. */
function hasVisited(codes: readonly string[], { visitedPoints }: ConditionFacts): boolean {
  // guard: where-no-point-is-named-any-visit
  return codes.length === 0 ? visitedPoints.length > 0 : codes.some((code) => visitedPoints.includes(code));
}

/** A person of another municipality lives in none of the wards, even where the ward is unknown. */
function livesInWard(codes: readonly string[], { wardCode, municipalityCode }: ConditionFacts): ConditionResult {
  if (wardCode !== null) return resultOf(codes.includes(wardCode));
  return municipalityCode === null || municipalityCode === SAPPORO ? "TO_CHECK" : "UNMET";
}

const MAX_CONDITIONS = 20;
const MAX_CONDITION_LENGTH = 200;

/** The kinds of condition that have bounds. */
const KINDS_WITH_BOUNDS: ReadonlySet<string> = new Set(["AGE_BETWEEN", "OUT_OF_WORK_MONTHS"]);
const CODES_OF_KIND: Readonly<Partial<Record<ProgramCondition["kind"], "WARDS" | "POINTS">>> = {
  LIVES_IN_WARD: "WARDS",
  VISITED_POINT: "POINTS",
};

/**
 * 対象要件: parses the conditions so that each of them can be evaluated.
 * @throws TOO_MANY, BOUNDS_REQUIRED, BOUNDS_NOT_USED, CODES_REQUIRED, CODES_NOT_USED, AREA_CODE_FORM, NO_SUCH_WARD,
 * NO_SUCH_SERVICE_POINT and the errors of a text
 */
export async function parseConditions(
  db: EntityManager,
  given: readonly ProgramConditionInput[],
): Promise<ProgramCondition[]> {
  // guard: program-has-no-more-conditions
  if (given.length > MAX_CONDITIONS) throw supportProgramError("TOO_MANY", { max: MAX_CONDITIONS }).at("conditions");
  const conditions = given.map(parseCondition);
  const points = conditions.flatMap(({ kind, codes }) => (CODES_OF_KIND[kind] === "POINTS" ? (codes ?? []) : []));
  await requireKnownServicePoints(db, points, "conditions");
  return conditions;
}

function parseCondition({
  kind,
  text,
  minimum = null,
  maximum = null,
  codes,
}: ProgramConditionInput): ProgramCondition {
  requireBounds(kind, minimum, maximum);
  return {
    kind,
    text: parseRequiredText(text, "conditions", MAX_CONDITION_LENGTH),
    minimum,
    maximum,
    codes: parseCodes(kind, codes ?? []),
  };
}

function requireBounds(kind: ProgramCondition["kind"], minimum: number | null, maximum: number | null): void {
  const isBounded = minimum !== null || maximum !== null;
  // guard: kind-with-bounds-has-one-at-least
  if (!KINDS_WITH_BOUNDS.has(kind)) {
    // guard: kind-without-bounds-has-none
    if (isBounded) throw supportProgramError("BOUNDS_NOT_USED").at("conditions");
  } else if (!isBounded || (minimum ?? 0) < 0 || (maximum ?? Number.POSITIVE_INFINITY) < (minimum ?? 0)) {
    throw supportProgramError("BOUNDS_REQUIRED").at("conditions");
  }
}

/** A condition on service points may name none, which means any of them; a condition on wards must name one. */
function parseCodes(kind: ProgramCondition["kind"], codes: readonly string[]): string[] | null {
  // guard: kind-without-codes-has-none
  if (CODES_OF_KIND[kind] === undefined && codes.length > 0)
    throw supportProgramError("CODES_NOT_USED").at("conditions");
  if (CODES_OF_KIND[kind] === "WARDS") {
    const wards = codes.map((code) => parseWardCode(code, "conditions"));
    // guard: ward-is-named
    if (wards.length === 0 || !wards.every((ward) => isWardOfMunicipality(ward, SAPPORO)))
      throw supportProgramError("CODES_REQUIRED").at("conditions");
    return [...new Set(wards)];
  }
  return codes.length === 0 ? null : [...new Set(codes)];
}
