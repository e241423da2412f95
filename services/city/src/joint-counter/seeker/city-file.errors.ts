import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of a city file and its profile. */
export const cityFileError = defineBusinessErrors({
  FILE_CLOSED: {
    ja: () => "この方の市の記録は終了しています。再び支援するときは、先に理由を添えて再開してください。",
    en: () => "The person's city file is closed. To support the person again, first reopen it with a reason.",
  },
  FILE_MOVED: {
    ja: () =>
      "この方の市の記録は、移管先の窓口にあります。休止・終了・再開・匿名化は移管先の窓口で行ってください。ご自分の窓口の予約と連絡・調整は、引き続き記録できます。",
    en: () =>
      "This city file is kept at the service point to which the person was handed over: have its status changed there. Go on recording what comes of the bookings and liaisons that were open at yours.",
  },
  FILE_EXISTS: {
    ja: () => "この番号の方の市の記録は、既にあります。その記録を使い、終了しているときは再開してください。",
    en: () => "A city file with this id already exists. Use that file; if it is closed, reopen it.",
  },
  FILE_ANONYMIZED: {
    ja: () =>
      "匿名化された記録は、どなたの記録とも統合できません。番号を確かめてください。匿名化された記録は、そのままでかまいません。",
    en: () =>
      "An anonymized file cannot be linked to another file. Check the id; if it is right, leave the file as it is.",
  },
  SECOND_PERSON_ANONYMIZES: {
    ja: () =>
      "この匿名化はご自身が提案したものです。窓口の別の職員が確認して実行してください。取りやめるときは記録を再開してください。",
    en: () =>
      "You proposed this anonymization yourself. Ask another member of staff to check it and carry it out; to drop it, reopen the file.",
  },
  OPEN_IN_BOTH: {
    ja: () => "同じ制度への審査中の申請、または同じ日時の予約が両方にあります。先に一方を終えてください。",
    en: () => "Both have an open application for the same program, or a booking for the same time. End one first.",
  },
  NOTHING_REVISED: {
    ja: () => "変更する項目を1つ以上入力してください。",
    en: () => "Give at least one field to change.",
  },
  WARD_OF_OTHER_MUNICIPALITY: {
    ja: () => "区が市区町村と一致しません。区を選び直すか、空欄にしてください。",
    en: () => "The ward is not one of the municipality: choose another, or leave it empty.",
  },
  EMAIL_FORM: {
    ja: () => "メールアドレスは、name@example.jp のような形で入力してください。",
    en: () => "Give the e-mail address in a form such as name@example.jp.",
  },
});
