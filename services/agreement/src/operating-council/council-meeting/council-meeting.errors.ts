import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about a meeting of the operating council (運営協議会). */
export const councilMeetingError = defineBusinessErrors({
  MEETING_DAY_PAST: {
    ja: () => "開催日は、今日以降の日にしてください。",
    en: () => "Give today or a later day as the day of the meeting.",
  },
  MEETING_NOT_HELD_YET: {
    ja: () => "会議はまだ開催されていません。議事録は開催日以降に作成してください。",
    en: () => "The meeting has not been held yet. Record its minutes on its day or later.",
  },
  MINUTES_DIFFER: {
    ja: () => "議事録の内容と一致しません。読み直してください。",
    en: () => "This is not the text of the minutes: read them again.",
  },
});
