/** Members that no test can execute, each with the reason. */
export const excused: Readonly<Record<string, string>> = {
  "AccessBasis.LAWFUL_DUTY": "the agreement provides for no reading by law",
  "Confidence.STATED": "the source leaves every staffing figure in doubt",
  "FigureNote.REVISED": "no mutation revises a figure yet",
  "SupportCaseStatus.APPROVED": "the mutation that records the second approval also publishes",
};
