import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about joining two files of one person (重複した記録の統合). */
export const linkedFileError = defineBusinessErrors({
  SAME_FILE: {
    ja: () => "別の2つの記録を指定してください。",
    en: () => "Name two different files.",
  },
  ALREADY_LINKED: {
    ja: () => "この記録は、すでに別の記録に統合されています。",
    en: () => "This file has been joined to another already.",
  },
});
