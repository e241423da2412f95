import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What both parties refuse to keep in a text. */
export const refuse = businessRefusalsOf({
  MY_NUMBER_FOUND: {
    ja: () => "個人番号（マイナンバー）に当たる12桁の数字が含まれています。取り除いてください。",
    en: () => "The text holds twelve digits that are a My Number: take them out.",
  },
  TEXT_REQUIRED: {
    ja: () => "入力してください。",
    en: () => "This cannot be left blank.",
  },
  TOO_MANY_TEXTS: {
    ja: ({ most }: { most: number }) => `${most}件以内にしてください。`,
    en: ({ most }: { most: number }) => `Give at most ${most} of them.`,
  },
  AREA_CODE_FORM: {
    ja: () => "全国地方公共団体コード（検査数字を含む6桁）を入力してください。",
    en: () => "Give the local government code: six digits, the last one checking the others.",
  },
  URL_FORM: {
    ja: () => "http または https のアドレスを入力してください。",
    en: () => "Give an address that begins with http or https.",
  },
});
