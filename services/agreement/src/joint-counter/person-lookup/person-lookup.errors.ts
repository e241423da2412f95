import { defineErrors } from "@aiwork/server/errors/refusal";

/** Errors of a lookup (照会). */
export const personLookupError = defineErrors({
  LOOKUP_BY: {
    code: "BAD_USER_INPUT",
    ja: () => "氏名と生年月日の両方、又は求職番号だけを指定してください。",
    en: () => "Give both the name and the birth date, or a registration number alone.",
  },
  LOOKUP_REASON: {
    code: "BAD_USER_INPUT",
    ja: ({ min, max }: { min: number; max: number }) =>
      `照会の理由を${min}文字から${max}文字で、何のための照会か分かるように入力してください。マイナンバーは書かないでください。`,
    en: ({ min, max }: { min: number; max: number }) =>
      `Give the reason of the lookup in ${min} to ${max} characters, so that it says what it is for, without a My Number.`,
  },
  LOOKUPS_USED_UP: {
    code: "FORBIDDEN",
    ja: () => "本日の照会の上限に達しました。必要なときは、窓口の別の職員に依頼してください。",
    en: () =>
      "You have looked up as many persons as one may on a day. If it must be today, ask another member of staff at your service point.",
  },
});
