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
  /** At a place of a list of ids: the same for a record that does not exist and for one that the caller may not read. */
  NOT_READABLE: {
    code: "FORBIDDEN",
    ja: () => "該当する記録がないか、閲覧が許可されていません。",
    en: () => "There is no such record, or it is not open to the caller.",
  },
  TOO_MANY_IDS: {
    code: "BAD_USER_INPUT",
    ja: ({ most }: { most: number }) => `ids は${most}件までです。`,
    en: ({ most }: { most: number }) => `Give at most ${most} ids.`,
  },
  MALFORMED_ID: {
    code: "BAD_USER_INPUT",
    ja: ({ argument }: { argument: string }) => `${argument} はUUIDではありません。`,
    en: ({ argument }: { argument: string }) => `${argument} is not a UUID.`,
  },
  INPUT_REQUIRED: {
    code: "BAD_USER_INPUT",
    ja: ({ input }: { input: string }) => `${input} を入力してください。`,
    en: ({ input }: { input: string }) => `${input} is required.`,
  },
  INPUT_UNKNOWN: {
    code: "BAD_USER_INPUT",
    ja: ({ input }: { input: string }) => `${input} という入力項目はありません。`,
    en: ({ input }: { input: string }) => `There is no input field ${input}.`,
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
    ja: ({ input }: { input: string }) => `${input} の値が型に合いません。`,
    en: ({ input }: { input: string }) => `The value of ${input} does not fit its type.`,
  },
  UNKNOWN_CODE: {
    code: "BAD_USER_INPUT",
    ja: ({ input }: { input: string }) => `${input} に該当するものはありません。一覧にあるコードを指定してください。`,
    en: ({ input }: { input: string }) => `There is nothing of this ${input}: give a code from its list.`,
  },
  DATE_FORM: {
    code: "BAD_USER_INPUT",
    ja: () =>
      "日付として読み取れません。2013-10-31、2013/10/31、20131031、H25.10.31、平成25年10月31日 のいずれかの形で指定してください。",
    en: () =>
      "This cannot be read as a day: give it as 2013-10-31, 2013/10/31, 20131031, H25.10.31 or 平成25年10月31日.",
  },
  MONTH_FORM: {
    code: "BAD_USER_INPUT",
    ja: () => "年月として読み取れません。2013-10、2013/10、H25.10、平成25年10月 のいずれかの形で指定してください。",
    en: () => "This cannot be read as a month: give it as 2013-10, 2013/10, H25.10 or 平成25年10月.",
  },
  INSTANT_FORM: {
    code: "BAD_USER_INPUT",
    ja: () => "日時として読み取れません。2013-10-31T06:00:00.000Z の形で指定してください。",
    en: () => "This cannot be read as an instant: give it as 2013-10-31T06:00:00.000Z.",
  },
  IMPOSSIBLE_DATE: {
    code: "BAD_USER_INPUT",
    ja: () => "暦にない日付です。2013-10-31、H25.10.31、平成25年10月31日 のいずれかの形で指定してください。",
    en: () => "There is no such day; give one such as 2013-10-31 or H25.10.31.",
  },
  IMPOSSIBLE_MONTH: {
    code: "BAD_USER_INPUT",
    ja: () => "暦にない月です。2013-10 か H25.10 の形で指定してください。",
    en: () => "There is no such month; give one such as 2013-10 or H25.10.",
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
    ja: ({ most }: { most: number }) => `検索語は${most}文字までです。`,
    en: ({ most }: { most: number }) => `The search text may have at most ${most} characters.`,
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
