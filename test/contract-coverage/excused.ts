const NO_ACT_YET = "no act that is served leads there";

/** Members that no test can have executed, each with the reason. */
export const excused: Readonly<Record<string, string>> = {
  "AccessBasis.LAWFUL_DUTY": "no reading is made by law beside the agreement",
  "Confidence.STATED": "the source states no staffing without room for doubt",
  "FigureNote.REVISED": NO_ACT_YET,
  "PlanStatus.DRAFT": NO_ACT_YET,
  "PlanStatus.PROPOSED": NO_ACT_YET,
  "PlanStatus.REVISED": NO_ACT_YET,
  "SupportCaseStatus.DRAFT": NO_ACT_YET,
  "SupportCaseStatus.DEIDENTIFIED": NO_ACT_YET,
  "SupportCaseStatus.APPROVED": NO_ACT_YET,
  "SupportCaseStatus.WITHDRAWN": NO_ACT_YET,
};
