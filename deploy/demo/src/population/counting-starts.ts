import type { Indicator } from "@aiwork/agreement/business-plan/indicator/indicator";
import { indicatorsOf } from "@aiwork/agreement/business-plan/indicator/indicators";
import { instantOf } from "./state-changes";

/** 集計の開始: a party counts by all of its rules since a day, as is known from that day on. */
export function countingStartRows(owner: Indicator["owner"], since: string): Record<string, unknown>[] {
  return indicatorsOf(owner).flatMap(({ rules }) =>
    rules.map((rule) => ({ rule: rule.code, since, recorded_at: instantOf(since, 0) })),
  );
}
