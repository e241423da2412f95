import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about what a person tells either party: the day of birth and the telephone number. */
export const personError = defineBusinessErrors({
  BIRTH_DATE_TOO_EARLY: {
    ja: ({ max }: { max: number }) => `満${max}歳を超える生年月日は記録できません。`,
    en: ({ max }: { max: number }) => `The birth date gives an age over ${max}. Correct it.`,
  },
  BIRTH_DATE_TOO_LATE: {
    ja: () => "今日は生年月日になりません。生まれた日を入力してください。",
    en: () => "The birth date is today: give the day on which the person was born.",
  },
  PHONE_FORM: {
    ja: () => "電話番号は、5桁から15桁の数字で入力してください（例: 011-000-0000）。",
    en: () => "Give a telephone number of 5 to 15 digits, such as 011-000-0000.",
  },
});
