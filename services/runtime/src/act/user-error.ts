import type { Language } from "../refusal/error-code";
import type { KeptRefusal } from "./outcome";

/** One of a payload's `userErrors`, with its message in the request's language. */
export interface UserError {
  code: string;
  message: string;
  path: string[] | null;
}

export function userErrorOf({ code, sentences, path }: KeptRefusal, language: Language): UserError {
  // guard: refusal-is-given-in-language-was-asked
  return { code, message: sentences[language], path: path && [...path] };
}
