import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about joining two files of one person (重複した記録の統合). */
export const linkedFileError = defineBusinessErrors({
  SAME_FILE: {
    ja: () => "別の2つの記録を指定してください。",
    en: () => "Name two different files.",
  },
  SECOND_PERSON_NEEDED: {
    ja: () => "この統合はご自身が提案したものです。窓口の別の職員が、同じ統合を確認して実行してください。",
    en: () => "You proposed this link yourself. Another member of staff has to check it and carry it out.",
  },
  NOT_LINKED: {
    ja: () => "この記録は、別の記録に統合されていません。",
    en: () => "This file is not joined to another.",
  },
  ALREADY_LINKED: {
    ja: () => "この記録は、すでに別の記録に統合されています。",
    en: () => "This file has been joined to another already.",
  },
});
