/** 管轄: the Hello Work office in charge of each service point, with the code that begins its registration and order numbers. */
export const offices = {
  shiroishi: { name: "札幌東公共職業安定所", code: "01020" },
  atsubetsu: { name: "札幌東公共職業安定所", code: "01020" },
  toyohira: { name: "札幌東公共職業安定所", code: "01020" },
  teine: { name: "札幌公共職業安定所", code: "01010" },
  minami: { name: "札幌公共職業安定所", code: "01010" },
} as const satisfies Record<string, { name: string; code: string }>;

export function officeOf(servicePointId: string): { name: string; code: string } {
  const office = offices[servicePointId as keyof typeof offices];
  if (!office) throw new Error("Every service point has an office.");
  return office;
}
