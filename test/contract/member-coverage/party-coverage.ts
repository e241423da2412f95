import type { PartyName } from "@aiwork/kit/system/start-system";
import { membersOf } from "./contract-members";
import type { ContractRecord } from "./coverage-record";
import { declaredCodesOf } from "./error-codes";

/** A member of the contract that no test has executed with success, or with a refusal. */
export interface UncoveredMember {
  file: string;
  name: string;
  lacks: "success" | "refusal";
}

export interface PartyCoverage {
  checked: number;
  uncovered: UncoveredMember[];
  /** Not executed, for a stated reason. */
  excused: (UncoveredMember & { reason: string })[];
  notServedYet: { file: string; name: string }[];
}

/** Finds the members of a party that no test has executed. A shared enum value counts if either party answered with it. */
export function coverageOf(party: PartyName, records: Readonly<Record<PartyName, ContractRecord>>): PartyCoverage {
  const own = records[party];
  const both = [records.city, records.national];
  const isExecuted = (name: string, file: string) =>
    own.executed.has(name) || (isSharedEnumValue(name, file) && both.some(({ executed }) => executed.has(name)));
  const promised = membersOf(party);
  const served = promised.filter(({ isServed }) => isServed);
  const codes = declaredCodesOf(party);
  const acts = served.filter(({ name }) => /^Mutation\.\w+$/.test(name));
  // guard: served-member-no-test-has-executed
  const left: UncoveredMember[] = [
    ...served.filter(({ name, file }) => !isExecuted(name, file)).map((one) => lacking(one, "success")),
    ...acts.filter(({ name }) => !own.refused.has(name)).map((one) => lacking(one, "refusal")),
    ...codes
      .filter(({ name, file }) => !(isShared(file) ? both : [own]).some((record) => record.codes.has(name)))
      .map((one) => lacking(one, "refusal")),
  ];
  return {
    checked: served.length + acts.length + codes.length,
    uncovered: left.filter(({ name }) => COVERAGE_EXCEPTIONS[name] === undefined),
    excused: left.flatMap((one) => {
      const reason = COVERAGE_EXCEPTIONS[one.name];
      return reason === undefined ? [] : [{ ...one, reason }];
    }),
    notServedYet: promised.filter(({ isServed }) => !isServed).map(({ name, file }) => ({ name, file })),
  };
}

const lacking = ({ file, name }: { file: string; name: string }, lacks: UncoveredMember["lacks"]): UncoveredMember => ({
  file,
  name,
  lacks,
});

/** Whether a member is a value of a shared enum: one party alone uses many of them. */
function isSharedEnumValue(name: string, file: string): boolean {
  // guard: field-both-have-is-executed-on-each
  return isShared(file) && /\.[A-Z]/.test(name);
}

function isShared(file: string): boolean {
  return /^(schema|services)\/(agreement|subgraph|server)\//.test(file);
}

/** Members that no test can execute, each with the reason. */
const PUBLISHED_ALONE = "a table by a personal attribute is open through a publication, and none is served yet";
export const COVERAGE_EXCEPTIONS: Readonly<Record<string, string>> = {
  "AccessBasis.LAWFUL_DUTY": "the agreement provides for no reading by law",
  "Confidence.STATED": "the source leaves every staffing figure in doubt",
  ...Object.fromEntries(
    [
      "VisitTable.BY_POINT_AND_AGE_BAND",
      "VisitTable.BY_AGE_BAND_AND_MONTH",
      "VisitStatisticsRow.ageBand",
      "CounselingTable.BY_POINT_AND_THEME",
      "CounselingTable.BY_POINT_AND_AGE_BAND",
      "CounselingStatisticsRow.theme",
      "CounselingStatisticsRow.ageBand",
      "ConsultationTable.BY_POINT_AND_TOPIC",
      "ConsultationTable.BY_POINT_AND_AGE_BAND",
      "ConsultationStatisticsRow.topic",
      "ConsultationStatisticsRow.ageBand",
      "PlacementTable.BY_POINT_AND_OCCUPATION",
      "PlacementTable.BY_POINT_AND_AGE_BAND",
      "PlacementStatisticsRow.occupationCode",
      "PlacementStatisticsRow.ageBand",
      "VisitStatisticsRow.suppressedMeasures",
      "CounselingStatisticsRow.suppressedMeasures",
      "ConsultationStatisticsRow.suppressedMeasures",
      "PlacementStatisticsRow.suppressedMeasures",
    ].map((name) => [name, PUBLISHED_ALONE]),
  ),
  "SupportCaseStatus.APPROVED": "the mutation that records the second approval also publishes",
};
