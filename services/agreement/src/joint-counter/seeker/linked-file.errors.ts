import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about joining two files of one person (重複した記録の統合). */
export const linkedFileError = defineBusinessErrors({
  SAME_FILE: {
    ja: () => "別の2つの記録を指定してください。",
    en: () => "Name two different files.",
  },
  SECOND_PERSON_NEEDED: {
    ja: () => "この統合はご自身が提案したものです。窓口の別の職員が、同じ統合を確認して実行してください。",
    en: () => "You proposed this link yourself. Ask another member of staff to check it and carry it out.",
  },
  NOT_LINKED: {
    ja: () => "この記録は、別の記録に統合されていません。統合された記録の番号を指定してください。",
    en: () => "This file is not joined to another. Give the id of one that was joined.",
  },
  ALREADY_LINKED: {
    ja: () =>
      "この記録は、すでに別の記録に統合されています。先にその統合を取り消すか、統合先の記録の番号を指定してください。",
    en: () =>
      "This file has been joined to another already. Undo that link first, or give the id of the file that was kept.",
  },
});
