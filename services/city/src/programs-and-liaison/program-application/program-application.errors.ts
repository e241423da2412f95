import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of an application (申請). */
export const programApplicationError = defineBusinessErrors({
  NOT_ACCEPTING: {
    ja: () => "この制度は、いま申請を受け付けていません。",
    en: () => "The program is not accepting applications now.",
  },
  ALREADY_APPLIED: {
    ja: () => "この制度への申請が、既にあります。",
    en: () => "The person already has an application for this program that is not decided.",
  },
  NOT_HANDED_OVER: {
    ja: () =>
      "この方について、窓口から担当課への連絡・調整がありません。窓口に、担当課あての連絡・調整又は申請の開始を依頼してください。",
    en: () =>
      "No service point has handed this person over to the program's department. Ask the person's service point for a liaison to it, or to begin the application.",
  },
  NOT_YOURS_TO_DECIDE: {
    ja: () => "本人と窓口の相談員にできるのは、申請の提出と取下げです。",
    en: () => "The person and the counselor can submit and withdraw an application; the program officer does the rest.",
  },
});
