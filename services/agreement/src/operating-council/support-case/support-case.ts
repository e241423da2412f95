/** The subject of a receipt about a support case. */
export function supportCaseSubject(id: string): string {
  return `SupportCase:${id}`;
}

/** The ids of the source's two success cases (一体的実施事業による就職成功例), the same in both parties' databases. */
export const seededSupportCases = {
  shiroishi: { id: "a3c1f6a2-5b0e-4d57-9c39-52b6f1e3a101", version: 1 },
  toyohira: { id: "b7d2e8c4-6f1a-4e68-8d4a-62c7a2f4b202", version: 1 },
} as const;
