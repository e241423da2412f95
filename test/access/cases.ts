import type { Party } from "../constellation";

/** One of several records of a type whose access depends on the record's state as well as on the caller. */
export interface Case {
  readonly party: Party;
  readonly type: string;
  /** The suffix of the variables that name it: `$localJob_DRAFT`. */
  readonly name: string;
  /** The fields that distinguish it from the record of the other lines. */
  readonly fields: readonly string[];
  readonly paths: readonly string[];
}

const READ = ["root", "entity"];

function cases(party: Party, type: string, names: readonly string[], fields: readonly string[], paths = READ): Case[] {
  return names.map((name) => ({ party, type, name, fields, paths }));
}

export const CASES: readonly Case[] = [
  ...cases("city", "BusinessPlan", ["DRAFT", "PROPOSED", "REVISED"], ["version", "targets"]),
  ...cases("city", "Visit", ["OF_NOBODY"], ["id", "visitedOn"], ["entity"]),
  ...cases("city", "Liaison", ["FROM_NATIONAL", "TO_DEPARTMENT"], ["id", "purpose", "department"]),
  ...cases("city", "LocalJob", ["DRAFT", "FILLED", "EXPIRED", "WITHDRAWN"], ["id", "contact"]),
  ...cases("city", "ProgressFigure", ["CLOSED"], ["attainmentRate"], ["root"]),
  ...cases("city", "PlanProgress", ["OF_DRAFT", "OF_PROPOSED"], ["planVersion"], ["root"]),
  ...cases("city", "SupportProgram", ["DRAFT", "SUSPENDED", "ENDED"], ["id", "contact"]),
  ...cases("city", "SupportCase", ["DRAFT", "APPROVED", "WITHDRAWN"], ["id", "motive"]),
  ...cases(
    "national",
    "JobOrder",
    ["RECEIVED", "SUSPENDED", "FILLED", "EXPIRED", "CANCELED", "NOT_ACCEPTED", "WITHOUT_EMPLOYER", "REGISTERED_ONLY"],
    ["id", "employer", "notAcceptedGround"],
  ),
  ...cases("national", "Placement", ["VOIDED"], ["status", "voidReason", "correctedMonth"]),
  ...cases("national", "ProgressFigure", ["CLOSED"], ["attainmentRate"], ["root"]),
  ...cases("national", "SupportCase", ["DRAFT", "APPROVED"], ["remarks"], ["entity"]),
];
