import { requireServicePoints } from "@aiwork/agreement/access/require-counter";
import { parseAreaCode } from "@aiwork/agreement/text/area-code";
import { parseRequiredText } from "@aiwork/agreement/text/given-texts";
import type { EntityManager } from "typeorm";
import { SAPPORO } from "./evaluate-condition";
import { refuse } from "./program-refusals";
import type { ProgramCondition } from "./support-program.entity";

const MOST = 20;
const LONGEST = 200;

export type ToldCondition = Pick<ProgramCondition, "kind" | "text"> & {
  minimum?: number | null;
  maximum?: number | null;
  codes?: readonly string[] | null;
};

/** The kinds of condition that have bounds. */
const HAS_BOUNDS: ReadonlySet<string> = new Set(["AGE_BETWEEN", "OUT_OF_WORK_MONTHS"]);
const CODES: Readonly<Partial<Record<ProgramCondition["kind"], "WARDS" | "POINTS">>> = {
  LIVES_IN_WARD: "WARDS",
  VISITED_POINT: "POINTS",
};

/**
 * 対象要件: parses the conditions so that each of them can be evaluated.
 * @throws TOO_MANY, BOUNDS_REQUIRED, BOUNDS_NOT_USED, CODES_REQUIRED, CODES_NOT_USED, AREA_CODE_FORM,
 * NO_SUCH_SERVICE_POINT and the errors of a text
 */
export async function parseConditions(db: EntityManager, told: readonly ToldCondition[]): Promise<ProgramCondition[]> {
  // guard: program-has-no-more-conditions
  if (told.length > MOST) throw refuse("TOO_MANY", { most: MOST }).at("conditions");
  const conditions = told.map(parseCondition);
  const points = conditions.flatMap(({ kind, codes }) => (CODES[kind] === "POINTS" ? (codes ?? []) : []));
  await requireServicePoints(db, points, "conditions");
  return conditions;
}

function parseCondition({ kind, text, minimum = null, maximum = null, codes }: ToldCondition): ProgramCondition {
  requireBounds(kind, minimum, maximum);
  return {
    kind,
    text: parseRequiredText(text, "conditions", LONGEST),
    minimum,
    maximum,
    codes: parseCodes(kind, codes ?? []),
  };
}

function requireBounds(kind: ProgramCondition["kind"], minimum: number | null, maximum: number | null): void {
  const isBounded = minimum !== null || maximum !== null;
  // guard: kind-with-bounds-has-one-at-least
  if (!HAS_BOUNDS.has(kind)) {
    // guard: kind-without-bounds-has-none
    if (isBounded) throw refuse("BOUNDS_NOT_USED").at("conditions");
  } else if (!isBounded || (minimum ?? 0) < 0 || (maximum ?? Number.POSITIVE_INFINITY) < (minimum ?? 0)) {
    throw refuse("BOUNDS_REQUIRED").at("conditions");
  }
}

/** A condition on service points may name none, which means any of them; a condition on wards must name one. */
function parseCodes(kind: ProgramCondition["kind"], codes: readonly string[]): string[] | null {
  // guard: kind-without-codes-has-none
  if (CODES[kind] === undefined && codes.length > 0) throw refuse("CODES_NOT_USED").at("conditions");
  if (CODES[kind] === "WARDS") {
    for (const code of codes) parseAreaCode(code, "conditions");
    // guard: ward-is-named
    if (codes.length === 0 || !codes.every(isWardOfSapporo)) throw refuse("CODES_REQUIRED").at("conditions");
  }
  return codes.length === 0 ? null : [...new Set(codes)];
}

function isWardOfSapporo(code: string): boolean {
  // guard: ward-is-one-of-sapporos
  return code !== SAPPORO && code.startsWith(SAPPORO.slice(0, 4));
}
