import type { CountingRule } from "./progress-figure";

/** 数え方. Figures of different rules are never summed or compared without a note. */
export const countingRules = {
  UNSPECIFIED: { code: "UNSPECIFIED", text: "出典に数え方の記載がない (the source does not say how it was counted)" },
} as const satisfies Record<string, CountingRule>;
