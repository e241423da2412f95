import { refuse } from "./case-refusals";

/** Telephone numbers, registration numbers and e-mail addresses. */
const IDENTIFYING = /0\d{1,4}-\d{1,4}-\d{3,4}|\b0\d{9,10}\b|\b\d{5}-\d{1,8}\b|[\w.+-]+@[\w-]+\.[\w.]+/;
const HYPHENS = /[\p{Pd}\u2212\u30fc]/gu;

/** Finds what a program can find in a text that must not identify anybody; the officers review the rest. @throws TEXT_IDENTIFIES */
export function requireNobodyNamed(text: string, heading: string): void {
  const plain = text.normalize("NFKC").replace(HYPHENS, "-");
  if (IDENTIFYING.test(plain)) throw refuse("TEXT_IDENTIFIES", { heading }).at(heading);
}
