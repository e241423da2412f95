import { ageOn } from "@aiwork/agreement/calendar/age";
import type { ProgramCondition } from "./support-program.entity";

/** The facts that the city itself holds of a person; null where a fact is unknown. */
export interface KnownFacts {
  birthDate: string | null;
  municipalityCode: string | null;
  wardCode: string | null;
  publicAssistance: boolean | null;
  visitedPoints: readonly string[];
}

export type Finding = "MET" | "UNMET" | "TO_CHECK";

/** 札幌市: the municipality of every ward that a program of the city can name. */
export const SAPPORO = "011002";

/**
 * Evaluates a condition by the city's own data. Only the national side knows registration and employment, and some
 * conditions are for staff to decide: those are TO_CHECK.
 */
export function evaluateCondition(condition: ProgramCondition, facts: KnownFacts, today: string): Finding {
  const codes = condition.codes ?? [];
  switch (condition.kind) {
    case "AGE_BETWEEN":
      return facts.birthDate === null ? "TO_CHECK" : found(liesBetween(condition, ageOn(facts.birthDate, today)));
    case "LIVES_IN_WARD":
      return livesInWard(codes, facts);
    case "ON_PUBLIC_ASSISTANCE":
      return facts.publicAssistance === null ? "TO_CHECK" : found(facts.publicAssistance);
    case "VISITED_POINT":
      return found(visited(codes, facts));
    default:
      return "TO_CHECK";
  }
}

function found(met: boolean): Finding {
  return met ? "MET" : "UNMET";
}

function liesBetween({ minimum, maximum }: ProgramCondition, value: number): boolean {
  return (minimum ?? 0) <= value && value <= (maximum ?? Number.POSITIVE_INFINITY);
}

/** Where the condition names no service point, a visit to any of them meets it. */
function visited(codes: readonly string[], { visitedPoints }: KnownFacts): boolean {
  // guard: where-no-point-is-named-any-visit
  return codes.length === 0 ? visitedPoints.length > 0 : codes.some((code) => visitedPoints.includes(code));
}

/** A person of another municipality lives in none of the wards, even where the ward is unknown. */
function livesInWard(codes: readonly string[], { wardCode, municipalityCode }: KnownFacts): Finding {
  if (wardCode !== null) return found(codes.includes(wardCode));
  return municipalityCode === null || municipalityCode === SAPPORO ? "TO_CHECK" : "UNMET";
}
