import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of an application (申請). */
export const programApplicationError = defineBusinessErrors({
  NOT_ACCEPTING: {
    ja: () => "この制度は、いま申請を受け付けていません。受付期間を確かめるか、担当課に問い合わせてください。",
    en: () =>
      "The program is not accepting applications now. Check its days of acceptance, or ask the department in charge.",
  },
  ALREADY_APPLIED: {
    ja: () => "この制度への申請が、既にあります。その申請を進めるか、先に取り下げてください。",
    en: () =>
      "The person already has an application for this program that is not decided. Go on with that one, or withdraw it first.",
  },
  NOT_HANDED_OVER: {
    ja: () =>
      "この方について、窓口から担当課への連絡・調整がありません。窓口に、担当課あての連絡・調整又は申請の開始を依頼してください。",
    en: () =>
      "No service point has handed this person over to the program's department. Ask the person's service point for a liaison to it, or to begin the application.",
  },
  NOT_YOURS_TO_DECIDE: {
    ja: () => "本人と窓口の相談員にできるのは、申請の提出と取下げです。それ以外は担当課に依頼してください。",
    en: () =>
      "The person and the counselor submit and withdraw an application. Ask the program officer of the department in charge for the rest.",
  },
});
