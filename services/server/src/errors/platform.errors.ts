import { errorCodes } from "./error-codes";
import { defineErrors } from "./refusal";

/** The errors of the servers themselves, in every domain: sign-in, access, input formats, paging, database. */
export const platformError = defineErrors({
  TOKEN_REFUSED: {
    code: "UNAUTHENTICATED",
    ja: () => "アクセストークンが無効です。サインインし直してください。",
    en: () => "The access token is not valid; sign in again.",
  },
  ISSUER_AWAY: {
    code: "OVERLOADED",
    ja: () => "アクセストークンを確認できません。しばらくしてからお試しください。",
    en: () => "Access tokens cannot be verified at present; try again later.",
  },
  INVALID_SIGNATURE: {
    code: "UNAUTHENTICATED",
    ja: () => "ゲートウェイからの要求だけに応答します。",
    en: () => "This server accepts requests from the gateway only.",
  },
  SIGN_IN_FIRST: {
    code: "UNAUTHENTICATED",
    ja: () => errorCodes.UNAUTHENTICATED.ja,
    en: () => errorCodes.UNAUTHENTICATED.en,
  },
  NOT_YOUR_ROLE: {
    code: "FORBIDDEN",
    ja: ({ member }: { member: string }) => `${member} はこの職務には許可されていません。`,
    en: ({ member }: { member: string }) => `${member} is not allowed for this role.`,
  },
  IDEMPOTENCY_KEY_FORM: {
    code: "BAD_USER_INPUT",
    ja: () => "idempotencyKey は制御文字を含まない1から128文字で指定してください。",
    en: () => "Give an idempotencyKey of 1 to 128 characters, none of them a control character.",
  },
  WITHHELD: {
    code: "FORBIDDEN",
    ja: ({ member }: { member: string }) => `${member} は開示されていません。`,
    en: ({ member }: { member: string }) => `${member} is not disclosed to the caller.`,
  },
  MALFORMED_ID: {
    code: "BAD_USER_INPUT",
    ja: ({ argument }: { argument: string }) => `${argument} はUUIDではありません。`,
    en: ({ argument }: { argument: string }) => `${argument} is not a UUID.`,
  },
  IMPOSSIBLE_DATE: {
    code: "BAD_USER_INPUT",
    ja: () => "暦にない日付です。2013-10-31 の形で指定してください。",
    en: () => "There is no such day; give one such as 2013-10-31.",
  },
  IMPOSSIBLE_MONTH: {
    code: "BAD_USER_INPUT",
    ja: () => "暦にない月です。2013-10 の形で指定してください。",
    en: () => "There is no such month; give one such as 2013-10.",
  },
  IMPOSSIBLE_INSTANT: {
    code: "BAD_USER_INPUT",
    ja: () => "日時が正しくありません。2013-10-31T06:00:00.000Z の形で指定してください。",
    en: () => "There is no such instant; give one such as 2013-10-31T06:00:00.000Z.",
  },
  UNREADABLE_TEXT: {
    code: "BAD_USER_INPUT",
    ja: () => "保存できない文字（NUL）が含まれています。",
    en: () => "The text contains a character (NUL) that cannot be stored.",
  },
  UNREADABLE_CHARACTERS: {
    code: "BAD_USER_INPUT",
    ja: () => "読み取れない文字があります。UTF-8 で送信し、文字化けした箇所（U+FFFD）を入力し直してください。",
    en: () => "Some characters cannot be read: send UTF-8, and enter again what shows as U+FFFD.",
  },
  DATABASE_SLOW: {
    code: "TIMEOUT",
    ja: () => errorCodes.TIMEOUT.ja,
    en: () => errorCodes.TIMEOUT.en,
  },
  DATABASE_BUSY: {
    code: "OVERLOADED",
    ja: () => errorCodes.OVERLOADED.ja,
    en: () => errorCodes.OVERLOADED.en,
  },
  DATABASE_AWAY: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: () => errorCodes.SUBGRAPH_UNAVAILABLE.ja,
    en: () => errorCodes.SUBGRAPH_UNAVAILABLE.en,
  },
  ANSWER_TOO_LATE: {
    code: "TIMEOUT",
    ja: () => errorCodes.TIMEOUT.ja,
    en: () => errorCodes.TIMEOUT.en,
  },
  SEARCH_TOO_LONG: {
    code: "BAD_USER_INPUT",
    ja: ({ most }: { most: number }) => `検索語は${most}文字までです。`,
    en: ({ most }: { most: number }) => `The search text may have at most ${most} characters.`,
  },
  NO_SUCH_OPERATION: {
    code: "BAD_USER_INPUT",
    ja: () => "operationName で、文書にある操作を1つ指定してください。",
    en: () => "Name one of the document's operations in operationName.",
  },
  FIRST_OR_LAST: {
    code: "BAD_USER_INPUT",
    ja: () => "first と last のどちらか一方だけを指定してください。",
    en: () => "Give exactly one of first and last.",
  },
  PAGE_SIZE: {
    code: "BAD_USER_INPUT",
    ja: () => "first と last は1から100までです。",
    en: () => "first and last must be between 1 and 100.",
  },
  WRONG_CURSOR: {
    code: "BAD_USER_INPUT",
    ja: () => "after または before のカーソルが正しくありません。",
    en: () => "The cursor in after or before does not belong to this list.",
  },
  CURSOR_DIRECTION: {
    code: "BAD_USER_INPUT",
    ja: () => "first には after を、last には before を組み合わせてください。",
    en: () => "Use after with first, and before with last.",
  },
  NOT_SERVED_YET: {
    code: "NOT_SERVED_YET",
    ja: ({ member }: { member: string }) => `${member} はまだ提供されていません。`,
    en: ({ member }: { member: string }) => `${member} is promised in the contract but not served yet.`,
  },
});
