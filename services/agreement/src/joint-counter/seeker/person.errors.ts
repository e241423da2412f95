import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about what a person tells either party, and of what two tellings differ in. */
export const personError = defineBusinessErrors({
  NAME_WITHOUT_LETTER: {
    ja: () => "氏名は、文字で入力してください（記号や数字だけの氏名は記録できません）。",
    en: () => "Give the name in letters: signs and digits alone are no name.",
  },
  KANA_EXPECTED: {
    ja: () => "フリガナは、かなで入力してください。",
    en: () => "Give the reading of the name in kana.",
  },
  BIRTH_DATE_TOO_EARLY: {
    ja: ({ max }: { max: number }) => `満${max}歳を超える生年月日は記録できません。正しい生年月日を入力してください。`,
    en: ({ max }: { max: number }) => `The birth date gives an age over ${max}. Correct it.`,
  },
  BIRTH_DATE_TOO_LATE: {
    ja: () => "今日は生年月日になりません。生まれた日を入力してください。",
    en: () => "The birth date is today: give the day on which the person was born.",
  },
  PERSON_DIFFERS: {
    ja: () =>
      "氏名、生年月日または性別が、記録と一致しません。番号が本人のものか確かめ、記録の誤りは先に訂正してください。",
    en: () =>
      "Name, birth date or sex differ from what is recorded. Check whose id it is; where the record is wrong, correct it first.",
  },
  PHONE_FORM: {
    ja: () => "電話番号は1つだけを、内線番号を除き、5桁から15桁の数字で入力してください（例: 011-000-0000）。",
    en: () =>
      "Give one telephone number of 5 to 15 digits, such as 011-000-0000. Leave out an extension and a second number.",
  },
});
