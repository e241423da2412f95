import { type RevisedMeasure, readRevisions } from "@aiwork/agreement/business-plan/figure-revision/figure-revisions";
import { countingRules } from "@aiwork/agreement/business-plan/plan-progress/progress-figure";
import type { Resolvers } from "../../generated/resolvers";
import { COUNTED_USERS } from "../plan-progress/plan-progress.queries";

/** What the city counts. */
const MEASURES: readonly RevisedMeasure[] = [
  {
    rule: countingRules.VISIT_PERSON_DAY,
    counted: COUNTED_USERS,
    changes: {
      name: "changes-of-users",
      text: `select service_point_id as "servicePointId", month, cause, changed_at as "changedAt"
        from changes_of_users($1, $2, $3, $4)`,
    },
  },
];

export const cityFigureRevisionResolvers = {
  Query: { cityRevisions: (_, given, context) => readRevisions(context, MEASURES, given) },
} satisfies Resolvers;
