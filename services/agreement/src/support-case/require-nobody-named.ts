import { refuse } from "./case-refusals";

/** Digits in groups that a telephone number or a registration number is made of, and e-mail addresses. */
const IDENTIFYING = /0\d{1,4}-\d{1,4}-\d{3,4}|\b0\d{9,10}\b|\b\d{5}-\d{1,8}\b|[\w.+-]+@[\w-]+\.[\w.]+/;
const HYPHENS = /[\p{Pd}\u2212\u30fc]/gu;

/** What a machine can see of a text that is to name nobody; the rest is the officers' to see. @throws TEXT_IDENTIFIES */
export function requireNobodyNamed(text: string, heading: string): void {
  const plain = text.normalize("NFKC").replace(HYPHENS, "-");
  if (IDENTIFYING.test(plain)) throw refuse("TEXT_IDENTIFIES", { heading }).at(heading);
}
