import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of a counseling session (キャリア・カウンセリング). */
export const counselingSessionError = defineBusinessErrors({
  NO_THEME: {
    ja: () => "テーマを1つ以上指定してください。",
    en: () => "Give at least one theme.",
  },
  BOOKED_IN_THE_PAST: {
    ja: () => "予約は、今日以降の日時にしてください。",
    en: () => "Book the session for today or later.",
  },
  ALREADY_BOOKED: {
    ja: () => "この方は、その時間に既に予約があります。別の時間にするか、先にその予約を変更又は取り消してください。",
    en: () =>
      "The person already has a session booked at this time. Give another time, or first move or cancel that booking.",
  },
  COUNSELOR_BOOKED: {
    ja: () => "この相談員は、その時間に既に予約があります。別の時間か別の相談員を指定してください。",
    en: () => "The counselor already has a session booked at this time. Give another time or another counselor.",
  },
  NOT_BOOKED: {
    ja: () => "予約中の面談だけを変更できます。新しく予約してください。",
    en: () => "Only a session that is still booked can be moved. Book a new one.",
  },
  SESSION_OR_PERSON: {
    ja: () => "予約した面談か、相談者と窓口の両方か、どちらか一方を指定してください。",
    en: () => "Give either the booked session, or both the person and the service point.",
  },
  MINUTES_OUT_OF_RANGE: {
    ja: () => "時間は1分から480分までで指定してください。",
    en: () => "Give a length of 1 to 480 minutes.",
  },
  HELD_BEFORE_FILE: {
    ja: () => "面談の日は、市の記録を作成した日以降にしてください。",
    en: () => "Give a day of the session from the opening of the city file on.",
  },
  NEXT_BEFORE_HELD: {
    ja: () => "次の対応の期限は、面談の日以降にしてください。",
    en: () => "Give the day of the session or a later one as the due day of the next action.",
  },
  NOT_MISSED_YET: {
    ja: () => "予約の日がまだ来ていません。当日以降に記録するか、予約を取り消してください。",
    en: () => "The day of the booking has not come yet. Record this on that day or later, or cancel the booking.",
  },
});
