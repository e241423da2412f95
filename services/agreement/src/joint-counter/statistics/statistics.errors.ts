import { defineErrors } from "@aiwork/server/errors/refusal";

export const statisticsError = defineErrors({
  /** Two answers over windows of one's choice could be subtracted, whoever asks. */
  PUBLICATION_ONLY: {
    code: "BAD_USER_INPUT",
    ja: () => "個人の属性による表は、公表資料でのみご覧いただけます。窓口別、月別などの表を指定してください。",
    en: () =>
      "A table by a personal attribute is open only through a publication. Ask for a table by service point or month.",
  },
});
