import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What both parties refuse of the counter at which something is to be done. */
export const refuse = businessRefusalsOf({
  NOT_YOUR_SERVICE_POINT: {
    ja: () => "担当していない窓口です。",
    en: () => "You are not on duty at this counter.",
  },
  NO_SUCH_SERVICE_POINT: {
    ja: () => "該当する窓口がありません。",
    en: () => "There is no such counter.",
  },
  SERVICE_POINT_NOT_OPEN: {
    ja: () => "その日、窓口は開設されていません。",
    en: () => "The counter was not open on that day.",
  },
});
