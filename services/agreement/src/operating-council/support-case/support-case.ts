import { supportCaseError } from "./support-case.errors";

/** The subject of a receipt about a support case. */
export function supportCaseSubject(id: string): string {
  return `SupportCase:${id}`;
}

/** Telephone numbers, registration numbers and e-mail addresses. */
const IDENTIFYING = /0\d{1,4}-\d{1,4}-\d{3,4}|\b0\d{9,10}\b|\b\d{5}-\d{1,8}\b|[\w.+-]+@[\w-]+\.[\w.]+/;
const HYPHENS = /[\p{Pd}\u2212\u30fc]/gu;

/** Finds what a program can find in a text that must not identify anybody; the officers review the rest. @throws TEXT_IDENTIFIES */
export function requireNoIdentifyingText(text: string, heading: string): void {
  const plain = text.normalize("NFKC").replace(HYPHENS, "-");
  if (IDENTIFYING.test(plain)) throw supportCaseError("TEXT_IDENTIFIES", { heading }).at(heading);
}

/** The ids of the source's two success cases (一体的実施事業による就職成功例), the same in both parties' databases. */
export const seededSupportCases = {
  shiroishi: { id: "a3c1f6a2-5b0e-4d57-9c39-52b6f1e3a101", version: 1 },
  toyohira: { id: "b7d2e8c4-6f1a-4e68-8d4a-62c7a2f4b202", version: 1 },
} as const;
