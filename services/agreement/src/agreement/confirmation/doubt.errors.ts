import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Likely slips, which are asked back: the values of the contract's Doubt. */
export const doubtError = defineBusinessErrors(
  {
    AGE_UNUSUAL: {
      ja: ({ age }: { age: number }) => `生年月日から計算すると${age}歳です。生年月日を確かめてください。`,
      en: ({ age }: { age: number }) => `The birth date gives an age of ${age}. Check it.`,
    },
    WARD_LEFT_OUT: {
      ja: () => "区のある市ですが、区が入力されていません。区を確かめてください。",
      en: () => "The city has wards, and no ward is given. Check it.",
    },
    WAGE_UNUSUAL: {
      ja: ({ usual }: { usual: string }) =>
        `賃金が通常の範囲（${usual}円）にありません。金額と単位を確かめてください。`,
      en: ({ usual }: { usual: string }) =>
        `The wage is outside the usual range of ${usual} yen. Check amount and unit.`,
    },
    DAY_LONG_AGO: {
      ja: ({ from }: { from: string }) => `${from} より前の日です。日付を確かめてください。`,
      en: ({ from }: { from: string }) => `The day is before ${from}. Check it.`,
    },
    DAY_FAR_AHEAD: {
      ja: ({ until }: { until: string }) => `${until} より後の日です。日付を確かめてください。`,
      en: ({ until }: { until: string }) => `The day is after ${until}. Check it.`,
    },
    DAY_BEFORE_FILE: {
      ja: () => "この方の記録が開かれるより前の日です。日付と、どなたの来所かを確かめてください。",
      en: () => "The day is before the person's file was opened. Check the day, and whose visit it was.",
    },
    DEADLINE_IN_PAST: {
      ja: ({ referUntil }: { referUntil: string }) =>
        `紹介期限日が${referUntil}となり、既に過ぎています。このままでは受理できません。受付日と紹介期限日を確かめてください。`,
      en: ({ referUntil }: { referUntil: string }) =>
        `The referral deadline is ${referUntil}, which has passed: the order cannot be accepted. Check the day of receipt and the deadline.`,
    },
    HIRED_ON_OTHER_DAY: {
      ja: ({ day }: { day: string }) =>
        `紹介の結果では、採用の日は${day}です。件数は採用の日の月に数えます。日付を確かめてください。`,
      en: ({ day }: { day: string }) =>
        `The referral says that the person was hired on ${day}, and the case counts in the month of the hire. Check the day.`,
    },
    TRIAL_APART_FROM_WORK: {
      ja: ({ day }: { day: string }) => `就業開始の日は${day}です。トライアル雇用の開始日を確かめてください。`,
      en: ({ day }: { day: string }) => `Work begins on ${day}. Check the first day of the trial.`,
    },
    REPORTED_MONTHS_COUNTED: {
      ja: ({ through }: { through: string }) =>
        `${through} までの報告済みの実績があります。この月から集計すると、報告済みの実績に代えて集計した数が示されます。開始月を確かめてください。`,
      en: ({ through }: { through: string }) =>
        `There are reported results through ${through}. Counting from this month shows counts in their place. Check the month.`,
    },
    ANONYMIZED_FOR_GOOD: {
      ja: () => "匿名化した記録は元に戻せません。どなたの記録か、保存期間を過ぎているかを確かめてください。",
      en: () =>
        "An anonymized file stays so for good. Check whose file it is, and that it need not be kept any longer.",
    },
    AT_OFFICE_ITSELF: {
      ja: () =>
        "窓口が指定されていないため、公共職業安定所で行ったものとして記録され、あいワークの件数には入りません。あいワークで行った場合は、窓口を指定してください。",
      en: () =>
        "Without a service point it is recorded as the Hello Work office's own and counts at no service point. Give the service point if it was there.",
    },
    /** None is known yet where another act is just entering one. */
    POSSIBLE_TWIN: {
      ja: ({ count, places }: { count: number; places: string }) =>
        `氏名と生年月日が同じ方の記録が${count === 0 ? "いま入力されています" : `${count}件あります`}（${places}）。同じ方であれば、その記録を使うか移管を求めてください。`,
      en: ({ count, places }: { count: number; places: string }) =>
        `${count === 0 ? "Files being entered just now have" : count === 1 ? "1 file has" : `${count} files have`} the same name and birth date (${places}). If it is the same person, use that file or ask for its transfer.`,
    },
  },
  "CONFIRM",
);
