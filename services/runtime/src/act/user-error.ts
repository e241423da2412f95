import type { Language } from "../request/request-context";
import type { KeptRefusal } from "./outcome";

/** One of a payload's `userErrors`, its sentence in the request's language. */
export interface UserError {
  code: string;
  message: string;
  path: string[] | null;
}

export function userErrorOf({ code, sentences, path }: KeptRefusal, language: Language): UserError {
  return { code, message: sentences[language], path: path && [...path] };
}
