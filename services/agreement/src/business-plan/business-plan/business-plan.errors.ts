import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about a business plan (事業計画). */
export const businessPlanError = defineBusinessErrors({
  PLAN_DIFFERS: {
    ja: () => "計画の内容と一致しません。承認する版の全ての数値目標とその内容のハッシュを指定してください。",
    en: () => "This is not the plan's content: give the hash of that version and all of its targets.",
  },
  /** Reading the older version again does not help. */
  PLAN_OVERTAKEN: {
    ja: ({ newer }: { newer: number }) =>
      `第${newer}版が既に提案されているため、それより前の版の手続はできません。第${newer}版について行ってください。`,
    en: ({ newer }: { newer: number }) =>
      `Version ${newer} has been proposed, and nothing more is done with an older one. Go on with version ${newer}.`,
  },
  FISCAL_YEAR_OVER: {
    ja: () => "終わった年度の計画は変えられません。今年度以降の年度を指定してください。",
    en: () => "The fiscal year is over: its plan can no longer be changed. Give this fiscal year or a later one.",
  },
  TARGETS_REQUIRED: {
    ja: () => "数値目標を一つ以上指定してください。",
    en: () => "Give at least one target.",
  },
  TARGET_NEGATIVE: {
    ja: () => "数値目標は0以上にしてください。",
    en: () => "Give a target of 0 or more.",
  },
  TARGET_TOO_LARGE: {
    ja: () => "数値目標は9,999,999以下にしてください。",
    en: () => "Give a target of 9,999,999 or less.",
  },
  TARGET_TWICE: {
    ja: () => "同じ窓口の同じ指標が二度あります。一方を除いてください。",
    en: () => "A service point has two targets for the same indicator: leave one out.",
  },
});
