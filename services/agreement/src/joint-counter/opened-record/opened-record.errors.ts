import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about opening a record with a reason (緊急閲覧), and about reviewing it (事後確認). */
export const openedRecordError = defineBusinessErrors({
  REASON_TOO_SHORT: {
    ja: ({ min }: { min: number }) => `理由を${min}文字以上で、何のために閲覧するのか分かるように入力してください。`,
    en: ({ min }: { min: number }) =>
      `Give the reason in at least ${min} characters: say what the record is opened for.`,
  },
  REASON_SAYS_NOTHING: {
    ja: () => "同じ文字の繰り返しでは理由になりません。何のために閲覧するのか入力してください。",
    en: () => "The same few characters again and again are no reason: say what the record is opened for.",
  },
  OPENINGS_USED_UP: {
    ja: () => "本日の緊急閲覧の上限に達しました。必要なときは、窓口の別の職員に依頼してください。",
    en: () =>
      "You have opened as many records as one may on a day. If it must be today, ask another member of staff at your service point.",
  },
  OPEN_RECORD_FIRST: {
    ja: () =>
      "この方の支援は終了しています。本人の来所又は連絡を根拠に、理由を添えて記録を開いてから、もう一度行ってください。",
    en: () =>
      "Support of this person has ended. Open the record first, on the ground that the person came or called, and then do this again.",
  },
  SECOND_PERSON_NEEDED: {
    ja: () => "ご自身が行った閲覧は確認できません。別の監査担当者に依頼してください。",
    en: () => "You opened this record yourself. Ask another auditor to review it.",
  },
  REVIEWED_ALREADY: {
    ja: () => "この閲覧は、すでに確認が済んでいるため、手続は要りません。",
    en: () => "This opening has been reviewed already: nothing more is needed.",
  },
});
