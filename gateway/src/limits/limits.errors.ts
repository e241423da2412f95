import { defineErrors } from "@aiwork/server/errors/refusal";

interface LimitArguments {
  max: number;
}

/** The errors for documents that exceed a limit. */
export const limitError = defineErrors({
  TOO_MANY_TOKENS: {
    code: "QUERY_LIMIT",
    ja: ({ max }: LimitArguments) => `文書は${max}トークンまでです。分けて送信してください。`,
    en: ({ max }: LimitArguments) => `A document has at most ${max} tokens: send it in parts.`,
  },
  TOO_DEEP: {
    code: "QUERY_LIMIT",
    ja: ({ max }: LimitArguments) => `項目の入れ子は${max}段までです。深い項目は別の操作で取得してください。`,
    en: ({ max }: LimitArguments) => `Fields are nested at most ${max} deep: ask for deeper ones in another operation.`,
  },
  TOO_MANY_ALIASES: {
    code: "QUERY_LIMIT",
    ja: ({ max }: LimitArguments) => `別名は1つの操作に${max}個までです。操作を分けてください。`,
    en: ({ max }: LimitArguments) => `An operation has at most ${max} aliases: send several operations.`,
  },
  TOO_MANY_ROOT_FIELDS: {
    code: "QUERY_LIMIT",
    ja: ({ max }: LimitArguments) => `最上位の項目は1つの操作に${max}個までです。操作を分けてください。`,
    en: ({ max }: LimitArguments) => `An operation has at most ${max} root fields: send several operations.`,
  },
  TOO_MANY_DIRECTIVES: {
    code: "QUERY_LIMIT",
    ja: ({ max }: LimitArguments) => `ディレクティブは1つの文書に${max}個までです。減らしてください。`,
    en: ({ max }: LimitArguments) => `A document has at most ${max} directives: leave some out.`,
  },
  TOO_MANY_SELECTIONS: {
    code: "QUERY_LIMIT",
    ja: ({ max }: LimitArguments) =>
      `フラグメントを展開した項目は1つの操作に${max}個までです。項目を減らすか、操作を分けてください。`,
    en: ({ max }: LimitArguments) =>
      `An operation selects at most ${max} fields, with fragments expanded: ask for fewer, or send several operations.`,
  },
  TOO_COSTLY: {
    code: "QUERY_LIMIT",
    ja: ({ max }: LimitArguments) =>
      `1つの操作の費用（ページの大きさ×項目の数）は${max}までです。ページを小さくするか、項目を減らしてください。`,
    en: ({ max }: LimitArguments) =>
      `An operation costs at most ${max}, page sizes multiplied by fields: ask for smaller pages or fewer fields.`,
  },
});
