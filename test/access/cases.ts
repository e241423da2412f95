import type { Party } from "../constellation";

/** One of several records of a type: whether it is shown depends on its state, not on the caller alone. */
export interface Case {
  readonly party: Party;
  readonly type: string;
  /** Ends the names of the variables that stand for it: `$localJob_DRAFT`. */
  readonly name: string;
  /** What tells it from the record that the other lines are about. */
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
