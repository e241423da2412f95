import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about the service point (窓口) at which a mutation takes place, of both parties. */
export const servicePointError = defineBusinessErrors({
  NOT_YOUR_SERVICE_POINT: {
    ja: () => "担当していない窓口です。ご自分の担当窓口を選ぶか、その窓口の職員に依頼してください。",
    en: () => "You are not assigned to this service point. Choose one of your own, or ask its staff.",
  },
  NO_SUCH_SERVICE_POINT: {
    ja: () => "該当する窓口がありません。窓口の一覧（servicePoints）から選んでください。",
    en: () => "There is no such service point. Choose one from the list of service points.",
  },
  SERVICE_POINT_NOT_OPEN: {
    ja: () => "その日、窓口は開設されていません。日付と窓口を確かめてください。",
    en: () => "The service point was not open on that day. Check the day and the service point.",
  },
});
