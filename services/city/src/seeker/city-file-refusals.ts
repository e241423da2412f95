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
  FILE_ANONYMIZED: {
    ja: () => "匿名化された記録は、どなたの記録とも統合できません。",
    en: () => "A file that was anonymized is nobody's any more.",
  },
  OPEN_IN_BOTH: {
    ja: () => "同じ制度への審査中の申請、または同じ日時の予約が両方にあります。先に一方を終えてください。",
    en: () => "Both have an open application for one program, or a booking for one time: end one of them first.",
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
