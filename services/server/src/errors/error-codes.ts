/** The languages of the public sentences. */
export type Language = "ja" | "en";

export type Sentences = Record<Language, string>;

/** The closed list of `errors[].extensions.code`, each with the sentence used when nothing more specific may be said. */
export const errorCodes = {
  UNAUTHENTICATED: { ja: "認証が必要です。サインインしてください。", en: "Sign in first." },
  FORBIDDEN: {
    ja: "この操作は許可されていません。許可された職の方に依頼してください。",
    en: "You are not allowed to do this: ask somebody of a role that may.",
  },
  BAD_USER_INPUT: { ja: "入力に誤りがあります。入力を確かめてください。", en: "Invalid input: check what was sent." },
  GRAPHQL_PARSE_FAILED: {
    ja: "GraphQLの構文に誤りがあります。文書を訂正してください。",
    en: "The document is not valid GraphQL: correct it.",
  },
  GRAPHQL_VALIDATION_FAILED: {
    ja: "スキーマに合わない問い合わせです。文書を訂正してください。",
    en: "The document does not match the schema: correct it.",
  },
  OPERATION_NOT_REGISTERED: {
    ja: "登録されていない操作です。登録された操作を送信してください。",
    en: "The operation is not registered: send one that is.",
  },
  /** The text is the protocol's own: clients of automatic persisted queries send the document when they read it. */
  PERSISTED_QUERY_NOT_SUPPORTED: { ja: "PersistedQueryNotSupported", en: "PersistedQueryNotSupported" },
  NOT_SERVED_YET: {
    ja: "この項目はまだ提供されていません。除いてください。",
    en: "This field is not served yet: leave it out.",
  },
  NOT_ACCEPTABLE: {
    ja: "要求された形式では応答できません。application/json を受け入れてください。",
    en: "None of the accepted media types is available: accept application/json.",
  },
  UNSUPPORTED_MEDIA_TYPE: {
    ja: "UTF-8 の application/json で送信してください。",
    en: "Send application/json in UTF-8.",
  },
  PAYLOAD_TOO_LARGE: {
    ja: "要求が大きすぎます。分けて送信してください。",
    en: "The request is too large: send it in parts.",
  },
  QUERY_LIMIT: {
    ja: "問い合わせが大きすぎます。分けて送信してください。",
    en: "The document is too large: send it in parts.",
  },
  RATE_LIMITED: { ja: "要求が多すぎます。しばらくしてからお試しください。", en: "Too many requests; try again later." },
  TIMEOUT: {
    ja: "時間内に応答できませんでした。もう一度試すか、範囲を狭めてください。",
    en: "There was no answer in time; try again, or ask for less.",
  },
  SUBGRAPH_UNAVAILABLE: {
    ja: "現在接続できません。しばらくしてからお試しください。",
    en: "This side cannot be reached at present; try again later.",
  },
  OVERLOADED: { ja: "混み合っています。しばらくしてからお試しください。", en: "The system is busy; try again later." },
  INTERNAL: {
    ja: "内部エラーが発生しました。もう一度試し、続くときは traceId を運用担当に伝えてください。",
    en: "An internal error occurred: try again, and if it comes back, tell the operators the traceId.",
  },
} as const satisfies Record<string, Sentences>;

export type ErrorCode = keyof typeof errorCodes;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(errorCodes, code);
}
