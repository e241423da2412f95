import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors of the profile (氏名, フリガナ, 生年月日) that a person gives the national side. */
export const nationalSeekerError = defineBusinessErrors({
  KANA_EXPECTED: {
    ja: () => "フリガナは、かなで入力してください。",
    en: () => "Give the reading of the name in kana.",
  },
  NOTHING_TO_CORRECT: {
    ja: () => "訂正する項目を1つ以上入力してください。",
    en: () => "Give at least one field to correct.",
  },
  BIRTH_DATE_TOO_EARLY: {
    ja: ({ max }: { max: number }) => `満${max}歳を超える生年月日は記録できません。`,
    en: ({ max }: { max: number }) => `The birth date gives an age over ${max}. Correct it.`,
  },
});
