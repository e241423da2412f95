import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about the texts of an input. */
export const textError = defineBusinessErrors({
  MY_NUMBER_FOUND: {
    ja: () => "個人番号（マイナンバー）に当たる12桁の数字が含まれています。取り除いてください。",
    en: () => "The text contains the twelve digits of a My Number: remove them.",
  },
  TEXT_REQUIRED: {
    ja: () => "入力してください。",
    en: () => "Enter a text: it is required.",
  },
  LINE_BREAK_FOUND: {
    ja: () => "改行やタブを含めず、1行で入力してください。",
    en: () => "Enter it on one line, without line breaks and tabs.",
  },
  TOO_MANY_TEXTS: {
    ja: ({ max }: { max: number }) => `${max}件以内にしてください。`,
    en: ({ max }: { max: number }) => `Give at most ${max} entries.`,
  },
  AREA_CODE_FORM: {
    ja: () => "全国地方公共団体コード（検査数字を含む6桁）を入力してください。",
    en: () => "Give the local government code: six digits including the check digit.",
  },
  NO_SUCH_MUNICIPALITY: {
    ja: () => "この全国地方公共団体コードの市区町村はありません。市町村の一覧から選ぶか、コードを確かめてください。",
    en: () => "No municipality has this code. Choose one from the list of municipalities, or check the code.",
  },
  NO_SUCH_WARD: {
    ja: () => "この全国地方公共団体コードの区はありません。区の一覧から選ぶか、コードを確かめてください。",
    en: () => "No ward has this code. Choose one from the list of municipalities, or check the code.",
  },
  URL_FORM: {
    ja: () => "http または https のアドレスを入力してください。",
    en: () => "Give an address that begins with http: or https:.",
  },
});
