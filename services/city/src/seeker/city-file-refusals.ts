import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What the city refuses of a person's file. */
export const refuse = businessRefusalsOf({
  FILE_CLOSED: {
    ja: () => "この方の市の記録は終了しています。",
    en: () => "The person's city file is closed: nothing is begun or changed in it.",
  },
  FILE_EXISTS: {
    ja: () => "この番号の方の市の記録は、既にあります。",
    en: () => "There is a city file under this id already.",
  },
  NOTHING_REVISED: {
    ja: () => "変更する項目を1つ以上入力してください。",
    en: () => "Give at least one thing to be changed.",
  },
  NAME_KANA_FORM: {
    ja: () => "フリガナはカタカナで入力してください。",
    en: () => "Give the name's reading in katakana.",
  },
  PHONE_FORM: {
    ja: () => "電話番号の形式が正しくありません。",
    en: () => "This is not a telephone number.",
  },
  EMAIL_FORM: {
    ja: () => "メールアドレスの形式が正しくありません。",
    en: () => "This is not an e-mail address.",
  },
});
