import { ageOn } from "@aiwork/agreement/calendar/age";
import type { ProgramCondition } from "./support-program.entity";

/** What the city itself knows of a person; null is not known. */
export interface KnownFacts {
  birthDate: string | null;
  municipalityCode: string | null;
  wardCode: string | null;
  publicAssistance: boolean | null;
  visitedPoints: readonly string[];
}

export type Finding = "MET" | "UNMET" | "TO_CHECK";

/** 札幌市: every ward a program of the city can name lies in it. */
export const SAPPORO = "011002";

/** A condition by the city's own data. Registration and work are the nation's to know, and some conditions staff judge. */
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

/** Where no point is named, any will do. */
function visited(codes: readonly string[], { visitedPoints }: KnownFacts): boolean {
  return codes.length === 0 ? visitedPoints.length > 0 : codes.some((code) => visitedPoints.includes(code));
}

/** One who lives in another municipality lives in none of the wards, whether or not a ward was told. */
function livesInWard(codes: readonly string[], { wardCode, municipalityCode }: KnownFacts): Finding {
  if (wardCode !== null) return found(codes.includes(wardCode));
  return municipalityCode === null || municipalityCode === SAPPORO ? "TO_CHECK" : "UNMET";
}
