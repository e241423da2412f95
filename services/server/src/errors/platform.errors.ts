import { errorCodes } from "./error-codes";
import { defineErrors } from "./refusal";

/** The gateway passes on sentences of up to 300 characters. */
const MAX_LISTED = 12;

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
    ja: () => "ゲートウェイからの要求だけに応答します。ゲートウェイに送信してください。",
    en: () => "This server accepts requests from the gateway only: send them to the gateway.",
  },
  SIGN_IN_FIRST: {
    code: "UNAUTHENTICATED",
    ja: () => errorCodes.UNAUTHENTICATED.ja,
    en: () => errorCodes.UNAUTHENTICATED.en,
  },
  NOT_YOUR_ROLE: {
    code: "FORBIDDEN",
    ja: ({ member }: { member: string }) =>
      `${member} はこの職務には許可されていません。除くか、許可された職の方に依頼してください。`,
    en: ({ member }: { member: string }) =>
      `${member} is not allowed for this role: leave it out, or ask somebody of a role that may.`,
  },
  IDEMPOTENCY_KEY_FORM: {
    code: "BAD_USER_INPUT",
    ja: () => "idempotencyKey は制御文字を含まない1から128文字で指定してください。",
    en: () => "Give an idempotencyKey of 1 to 128 characters, none of them a control character.",
  },
  WITHHELD: {
    code: "FORBIDDEN",
    ja: ({ member }: { member: string }) => `${member} は開示されていません。この項目を除いてください。`,
    en: ({ member }: { member: string }) => `${member} is not disclosed to the caller: leave it out.`,
  },
  /** At a place of a list of ids: the same for a record that does not exist and for one that the caller may not read. */
  NOT_READABLE: {
    code: "FORBIDDEN",
    ja: () => "該当する記録がないか、閲覧が許可されていません。番号を確かめてください。",
    en: () => "There is no such record, or it is not open to the caller: check the id.",
  },
  TOO_MANY_IDS: {
    code: "BAD_USER_INPUT",
    ja: ({ most }: { most: number }) => `ids は${most}件までで指定してください。`,
    en: ({ most }: { most: number }) => `Give at most ${most} ids.`,
  },
  MALFORMED_ID: {
    code: "BAD_USER_INPUT",
    ja: ({ argument }: { argument: string }) =>
      `${argument} はUUIDではありません。記録の id をそのまま指定してください。`,
    en: ({ argument }: { argument: string }) => `${argument} is not a UUID: give the id of a record as it is.`,
  },
  INPUT_REQUIRED: {
    code: "BAD_USER_INPUT",
    ja: ({ input }: { input: string }) => `${input} を入力してください。`,
    en: ({ input }: { input: string }) => `${input} is required: enter it.`,
  },
  INPUT_UNKNOWN: {
    code: "BAD_USER_INPUT",
    ja: ({ input }: { input: string }) => `${input} という入力項目はありません。除いてください。`,
    en: ({ input }: { input: string }) => `There is no input field ${input}: leave it out.`,
  },
  INPUT_NOT_LISTED: {
    code: "BAD_USER_INPUT",
    ja: ({ input, values }: { input: string; values: readonly string[] }) =>
      `${input} は次のいずれかにしてください: ${values.slice(0, MAX_LISTED).join("、")}`,
    en: ({ input, values }: { input: string; values: readonly string[] }) =>
      `Give one of these as ${input}: ${values.slice(0, MAX_LISTED).join(", ")}`,
  },
  INPUT_TYPE: {
    code: "BAD_USER_INPUT",
    ja: ({ input }: { input: string }) => `${input} の値が型に合いません。型に合う値を指定してください。`,
    en: ({ input }: { input: string }) => `The value of ${input} does not fit its type: give one that does.`,
  },
  UNKNOWN_CODE: {
    code: "BAD_USER_INPUT",
    ja: ({ input }: { input: string }) => `${input} に該当するものはありません。一覧にあるコードを指定してください。`,
    en: ({ input }: { input: string }) => `There is nothing of this ${input}: give a code from its list.`,
  },
  UNREADABLE_TEXT: {
    code: "BAD_USER_INPUT",
    ja: () => "保存できない文字（NUL）が含まれています。取り除いてください。",
    en: () => "The text contains a character (NUL) that cannot be stored: remove it.",
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
  CALLER_BUSY: {
    code: "OVERLOADED",
    ja: () => "一度に送られた要求が多すぎます。先の応答を待ってからお試しください。",
    en: () => "Too much was sent at the same time; wait for the earlier answers, then try again.",
  },
  REPORTS_BUSY: {
    code: "OVERLOADED",
    ja: () => "集計の順番を待つ要求が多すぎます。しばらくしてからお試しください。",
    en: () => "Too many reports are waiting to be counted; try again later.",
  },
  ANSWER_TOO_LATE: {
    code: "TIMEOUT",
    ja: () => errorCodes.TIMEOUT.ja,
    en: () => errorCodes.TIMEOUT.en,
  },
  SEARCH_TOO_LONG: {
    code: "BAD_USER_INPUT",
    ja: ({ most }: { most: number }) => `検索語は${most}文字以内で入力してください。`,
    en: ({ most }: { most: number }) => `Give a search text of at most ${most} characters.`,
  },
  FIRST_OR_LAST: {
    code: "BAD_USER_INPUT",
    ja: () => "first と last のどちらか一方だけを指定してください。",
    en: () => "Give exactly one of first and last.",
  },
  PAGE_SIZE: {
    code: "BAD_USER_INPUT",
    ja: () => "first と last は1から100までで指定してください。",
    en: () => "Give first or last from 1 to 100.",
  },
  WRONG_CURSOR: {
    code: "BAD_USER_INPUT",
    ja: () => "after または before のカーソルが正しくありません。この一覧が返したカーソルを指定してください。",
    en: () => "The cursor in after or before does not belong to this list: give one that this list gave.",
  },
  CURSOR_DIRECTION: {
    code: "BAD_USER_INPUT",
    ja: () => "first には after を、last には before を組み合わせてください。",
    en: () => "Use after with first, and before with last.",
  },
  NOT_SERVED_YET: {
    code: "NOT_SERVED_YET",
    ja: ({ member }: { member: string }) => `${member} はまだ提供されていません。この項目を除いてください。`,
    en: ({ member }: { member: string }) => `${member} is promised in the contract but not served yet: leave it out.`,
  },
});
