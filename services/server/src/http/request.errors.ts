import { defineErrors } from "../errors/refusal";

/** The errors of requests whose form is refused before their document is read. */
export const requestError = defineErrors({
  PREFLIGHT_HEADER: {
    code: "BAD_USER_INPUT",
    ja: () => "GET で送信する場合は apollo-require-preflight: true のヘッダーを付けるか、POST で送信してください。",
    en: () => "Send a GET with the header apollo-require-preflight: true, or a POST.",
  },
  JSON_TOO_MANY_VALUES: {
    code: "PAYLOAD_TOO_LARGE",
    ja: ({ most }: { most: number }) => `1つの要求に含められる値は${most}個までです。分けて送信してください。`,
    en: ({ most }: { most: number }) => `A request may hold at most ${most} values: send it in parts.`,
  },
  JSON_TOO_DEEP: {
    code: "PAYLOAD_TOO_LARGE",
    ja: ({ most }: { most: number }) => `要求の値の入れ子は${most}段までです。入れ子を浅くしてください。`,
    en: ({ most }: { most: number }) => `The values of a request are nested at most ${most} deep: nest them less.`,
  },
});
