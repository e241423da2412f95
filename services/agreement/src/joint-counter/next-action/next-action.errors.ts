import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** The errors of marking a next action (次の対応) as done. */
export const nextActionError = defineBusinessErrors({
  NO_NEXT_ACTION: {
    ja: () => "この記録には、次の対応がありません。次の対応を決めた記録を指定してください。",
    en: () => "This record agreed on no next action. Give the record that did.",
  },
  NEXT_ACTION_DONE: {
    ja: () => "次の対応は、既に完了しています。取り消すときは完了日を空にしてください。",
    en: () => "The next action is done already. To open it again, leave the day empty.",
  },
  NEXT_ACTION_OPEN: {
    ja: () => "次の対応は、まだ完了していません。完了日を指定してください。",
    en: () => "The next action is not done yet. Give the day on which it was done.",
  },
  DONE_BEFORE_AGREED: {
    ja: () => "完了日は、次の対応を決めた日以降にしてください。",
    en: () => "Give a day from the one on which the next action was agreed on.",
  },
});
