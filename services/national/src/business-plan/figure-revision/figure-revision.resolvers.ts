import { type RevisedMeasure, readRevisions } from "@aiwork/agreement/business-plan/figure-revision/figure-revisions";
import { countingRules } from "@aiwork/agreement/business-plan/plan-progress/progress-figure";
import type { Resolvers } from "../../generated/resolvers";
import { COUNTED_PLACEMENTS } from "../plan-progress/plan-progress.queries";

/** What the national side counts. */
const MEASURES: readonly RevisedMeasure[] = [
  {
    rule: countingRules.PLACEMENT_CASES,
    counted: COUNTED_PLACEMENTS,
    changes: {
      name: "changes-of-placements",
      text: `select service_point_id as "servicePointId", month, cause, changed_at as "changedAt"
        from changes_of_placements($1, $2, $3, $4)`,
    },
  },
];

export const nationalFigureRevisionResolvers = {
  Query: { nationalRevisions: (_, given, context) => readRevisions(context, MEASURES, given) },
} satisfies Resolvers;
