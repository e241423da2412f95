import { refusalsOf } from "@aiwork/runtime/refusal/refusal";

interface Most {
  most: number;
}

/** Why a document is not looked at any further. */
export const refuse = refusalsOf({
  TOO_MANY_TOKENS: {
    code: "QUERY_LIMIT",
    ja: ({ most }: Most) => `文書は${most}トークンまでです。`,
    en: ({ most }: Most) => `A document has at most ${most} tokens.`,
  },
  TOO_DEEP: {
    code: "QUERY_LIMIT",
    ja: ({ most }: Most) => `項目の入れ子は${most}段までです。`,
    en: ({ most }: Most) => `Fields are nested at most ${most} deep.`,
  },
  TOO_MANY_ALIASES: {
    code: "QUERY_LIMIT",
    ja: ({ most }: Most) => `別名は1つの操作に${most}個までです。`,
    en: ({ most }: Most) => `An operation has at most ${most} aliases.`,
  },
  TOO_MANY_ROOT_FIELDS: {
    code: "QUERY_LIMIT",
    ja: ({ most }: Most) => `最上位の項目は1つの操作に${most}個までです。`,
    en: ({ most }: Most) => `An operation has at most ${most} root fields.`,
  },
  TOO_MANY_DIRECTIVES: {
    code: "QUERY_LIMIT",
    ja: ({ most }: Most) => `ディレクティブは1つの文書に${most}個までです。`,
    en: ({ most }: Most) => `A document has at most ${most} directives.`,
  },
  TOO_MANY_SELECTIONS: {
    code: "QUERY_LIMIT",
    ja: ({ most }: Most) => `フラグメントを展開した項目は1つの操作に${most}個までです。`,
    en: ({ most }: Most) => `An operation selects at most ${most} fields, its fragments spread out.`,
  },
});
