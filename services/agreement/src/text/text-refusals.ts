import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What both parties refuse to keep in a text. */
export const refuse = businessRefusalsOf({
  MY_NUMBER_FOUND: {
    ja: () => "個人番号（マイナンバー）に当たる12桁の数字が含まれています。取り除いてください。",
    en: () => "The text holds twelve digits that are a My Number: take them out.",
  },
  TEXT_REQUIRED: {
    ja: () => "入力してください。",
    en: () => "This must be filled in.",
  },
});
