import { countingRuleFields, indicatorFields, indicators } from "@aiwork/agreement/business-plan/indicator/indicators";
import type { Resolvers } from "../../generated/resolvers";

export const cityIndicatorResolvers = {
  Query: { indicators: () => [...indicators] },
  Indicator: indicatorFields,
  CountingRule: countingRuleFields,
} satisfies Resolvers;
