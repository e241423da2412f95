/** Members that no test can have executed, each with the reason. */
export const excused: Readonly<Record<string, string>> = {
  "AccessBasis.LAWFUL_DUTY": "no reading is made by law beside the agreement",
  "Confidence.STATED": "the source states no staffing without room for doubt",
  "FigureNote.REVISED": "no act revises a figure yet",
  "SupportCaseStatus.APPROVED": "the act that learns of both approvals publishes too",
};
