/** The error of a token request: a code of RFC 6749, 5.2 and 4.1.2.1, and a description in the characters allowed there. */
export class TokenRefused extends Error {
  constructor(
    readonly code: "invalid_request" | "access_denied",
    sentence: string,
  ) {
    super(sentence);
  }
}
