import { businessRefusalsOf } from "../refusal/business-refusal";

/** What any act may be refused for, whatever the domain. */
export const refuse = businessRefusalsOf({
  VERSION_CONFLICT: {
    ja: () => "他の人が先に更新しました。読み直してからやり直してください。",
    en: () => "Somebody else has changed it meanwhile: read it again, then decide anew.",
  },
  IDEMPOTENCY_MISMATCH: {
    ja: () => "この idempotencyKey は、別の内容の操作に使われています。",
    en: () => "This idempotencyKey has been used for another act or another input.",
  },
  /** Unknown and not-yours look the same. */
  NO_SUCH_RECORD: {
    ja: () => "該当する記録がありません。",
    en: () => "There is no such record.",
  },
  REASON_REQUIRED: {
    ja: () => "理由を入力してください。",
    en: () => "Give the reason.",
  },
  TEXT_TOO_LONG: {
    ja: ({ most }: { most: number }) => `${most}文字以内で入力してください。`,
    en: ({ most }: { most: number }) => `Give at most ${most} characters.`,
  },
  UNPRINTABLE_TEXT: {
    ja: () => "制御文字など、保存できない文字が含まれています。",
    en: () => "The text holds a control character, or another that cannot be kept.",
  },
});
