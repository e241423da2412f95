import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about a meeting of the operating council (運営協議会). */
export const councilMeetingError = defineBusinessErrors({
  MEETING_DAY_PAST: {
    ja: () => "開催日は、今日以降の日にしてください。",
    en: () => "The day of the meeting is past.",
  },
  MEETING_NOT_HELD_YET: {
    ja: () => "会議はまだ開催されていません。",
    en: () => "The meeting has not been held yet.",
  },
  MINUTES_DIFFER: {
    ja: () => "議事録の内容と一致しません。読み直してください。",
    en: () => "This is not the text of the minutes: read them again.",
  },
});
