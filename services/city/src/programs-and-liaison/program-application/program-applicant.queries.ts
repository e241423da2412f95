import { requestLoader } from "@aiwork/subgraph/database/request-loaders";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { type ConditionFacts, type ConditionResult, evaluateCondition } from "../support-program/program-condition";
import type { ProgramCondition } from "../support-program/support-program.entity";
import type { ProgramApplicationRow } from "./program-application.queries";

/** 申請者: what the office that decides an application knows of its applicant, by the program's own conditions. */
export interface ApplicantToDecideOn {
  name: string;
  nameKana: string | null;
  met: ProgramCondition[];
  unmet: ProgramCondition[];
  toCheck: ProgramCondition[];
}

interface Row extends ConditionFacts {
  applicationId: string;
  name: string | null;
  nameKana: string | null;
}

const APPLICANTS = { name: "applicants", text: "select * from applicants_of($1::uuid[])" };

const applicantByApplication = requestLoader<SubgraphContext, string, Row>(
  ({ database }, ids) => database.read(APPLICANTS, [ids]),
  ({ applicationId }) => applicationId,
);

/** The conditions are evaluated on the business day. @returns null for a file that is anonymized */
export async function applicantOf(
  context: SubgraphContext,
  { id, program }: ProgramApplicationRow,
): Promise<ApplicantToDecideOn | null> {
  const applicant = await applicantByApplication(context).load(id);
  if (!applicant || applicant.name === null) return null;
  const { name, nameKana, ...facts } = applicant;
  const today = context.clock.today();
  const that = (result: ConditionResult) =>
    program.conditions.filter((condition) => evaluateCondition(condition, facts, today) === result);
  return { name, nameKana, met: that("MET"), unmet: that("UNMET"), toCheck: that("TO_CHECK") };
}
