import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about a consent (同意). */
export const consentError = defineBusinessErrors({
  NO_CATEGORY: {
    ja: () => "同意する情報の区分を1つ以上指定してください。",
    en: () => "Name at least one category.",
  },
  CATEGORY_NOT_HELD: {
    ja: ({ category }: { category: string }) =>
      `${category} は、こちらが保有する情報の区分ではありません。除くか、相手方への同意としてください。`,
    en: ({ category }: { category: string }) =>
      `${category} is not a category that this party holds. Leave it out, or give that consent to the other party.`,
  },
  PURPOSE_REQUIRED: {
    ja: () => "利用目的を入力してください。",
    en: () => "Say what the data may be used for.",
  },
  ALREADY_EXPIRED: {
    ja: () => "同意の期限は、今日以降の日にしてください。",
    en: () => "Give today or a later day as the last day of the consent.",
  },
  CONSENT_TOO_LONG: {
    ja: ({ latest }: { latest: string }) => `同意の期間は3年までです。期限は${latest}以前の日にしてください。`,
    en: ({ latest }: { latest: string }) => `A consent lasts three years at most: give ${latest} or an earlier day.`,
  },
  /** Staff record 書面 and 口頭; only the person consents ONLINE. */
  EVIDENCE_NOT_YOURS: {
    ja: () => "本人による同意はオンライン、職員による記録は書面または口頭としてください。",
    en: () => "Give the person's own consent as online; as staff, record a signed form or a spoken consent.",
  },
  CONSENT_OR_PERSON: {
    ja: () => "撤回する同意か、本人か、どちらか一方を指定してください。",
    en: () => "Give either the consent to withdraw or the person.",
  },
  NOTHING_OPEN: {
    ja: () => "その区分の同意は、すでに撤回済みか、期限切れです。手続は要りません。",
    en: () => "No consent covers these categories any more: nothing more is needed.",
  },
  CONSENT_ENDED: {
    ja: () => "この同意は、期限切れか撤回済みのため、手続は要りません。",
    en: () => "This consent has expired or been withdrawn: nothing more is needed.",
  },
});
