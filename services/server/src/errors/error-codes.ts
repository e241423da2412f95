/** The languages of the public sentences. */
export type Language = "ja" | "en";

export type Sentences = Record<Language, string>;

/** The closed list of `errors[].extensions.code`, each with the sentence used when nothing more specific may be said. */
export const errorCodes = {
  UNAUTHENTICATED: { ja: "認証が必要です。", en: "Sign in first." },
  FORBIDDEN: { ja: "この操作は許可されていません。", en: "You are not allowed to do this." },
  BAD_USER_INPUT: { ja: "入力に誤りがあります。", en: "Invalid input." },
  GRAPHQL_PARSE_FAILED: { ja: "GraphQLの構文に誤りがあります。", en: "The document is not valid GraphQL." },
  GRAPHQL_VALIDATION_FAILED: {
    ja: "スキーマに合わない問い合わせです。",
    en: "The document does not match the schema.",
  },
  OPERATION_NOT_REGISTERED: { ja: "登録されていない操作です。", en: "The operation is not registered." },
  /** The text is the protocol's own: clients of automatic persisted queries send the document when they read it. */
  PERSISTED_QUERY_NOT_SUPPORTED: { ja: "PersistedQueryNotSupported", en: "PersistedQueryNotSupported" },
  NOT_SERVED_YET: { ja: "この項目はまだ提供されていません。", en: "This field is not served yet." },
  NOT_ACCEPTABLE: { ja: "要求された形式では応答できません。", en: "None of the accepted media types is available." },
  UNSUPPORTED_MEDIA_TYPE: {
    ja: "UTF-8 の application/json で送信してください。",
    en: "Send application/json in UTF-8.",
  },
  PAYLOAD_TOO_LARGE: { ja: "要求が大きすぎます。", en: "The request is too large." },
  QUERY_LIMIT: { ja: "問い合わせが大きすぎます。", en: "The document is too large." },
  RATE_LIMITED: { ja: "要求が多すぎます。しばらくしてからお試しください。", en: "Too many requests; try again later." },
  TIMEOUT: { ja: "時間内に応答できませんでした。", en: "There was no answer in time." },
  SUBGRAPH_UNAVAILABLE: { ja: "現在接続できません。", en: "This side cannot be reached at present." },
  OVERLOADED: { ja: "混み合っています。しばらくしてからお試しください。", en: "The system is busy; try again later." },
  INTERNAL: { ja: "内部エラーが発生しました。", en: "An internal error occurred." },
} as const satisfies Record<string, Sentences>;

export type ErrorCode = keyof typeof errorCodes;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(errorCodes, code);
}
