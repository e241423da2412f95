import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about moving a person from one service point to another (移管). */
export const fileTransferError = defineBusinessErrors({
  ALREADY_AT_SERVICE_POINT: {
    ja: () => "この方は、すでにその窓口で支援しているため、移管は要りません。別の窓口であれば、選び直してください。",
    en: () =>
      "The person is served at this service point already, so nothing more is needed. If another one is meant, choose that one.",
  },
  TRANSFER_REQUESTED_ALREADY: {
    ja: () => "移管を依頼済みです。移管元の窓口の対応をお待ちください。",
    en: () => "The transfer has been requested already. Wait for the other service point's answer.",
  },
});
