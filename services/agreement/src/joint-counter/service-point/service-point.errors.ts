import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about the service point (窓口) at which a mutation takes place, of both parties. */
export const servicePointError = defineBusinessErrors({
  NOT_YOUR_SERVICE_POINT: {
    ja: () => "担当していない窓口です。",
    en: () => "You are not assigned to this service point.",
  },
  NO_SUCH_SERVICE_POINT: {
    ja: () => "該当する窓口がありません。",
    en: () => "There is no such service point.",
  },
  SERVICE_POINT_NOT_OPEN: {
    ja: () => "その日、窓口は開設されていません。",
    en: () => "The service point was not open on that day.",
  },
});
