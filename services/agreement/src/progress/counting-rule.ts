import type { CountingRule } from "./progress-figure";

/** 数え方: the counting rules; figures of different rules are never summed, nor compared without a note. */
export const countingRules = {
  UNSPECIFIED: { code: "UNSPECIFIED", text: "出典に数え方の記載がない (the source does not say how it was counted)" },
  VISIT_PERSON_DAY: {
    code: "VISIT_PERSON_DAY",
    text: "1人が同じ窓口に同じ日に来所した分を1と数える (one person at one service point on one day counts once)",
  },
  PLACEMENT_CASES: {
    code: "PLACEMENT_CASES",
    text: "安定所の紹介による就職で確認済みのものを採用日の月に数える (confirmed placements by the office's referral, in the month of hiring)",
  },
} as const satisfies Record<string, CountingRule>;
