/** 管轄: the Hello Work office to which each counter belongs, with the number that begins its registrations and orders. */
export const offices = {
  shiroishi: { name: "札幌東公共職業安定所", code: "01020" },
  atsubetsu: { name: "札幌東公共職業安定所", code: "01020" },
  toyohira: { name: "札幌東公共職業安定所", code: "01020" },
  teine: { name: "札幌公共職業安定所", code: "01010" },
  minami: { name: "札幌公共職業安定所", code: "01010" },
} as const satisfies Record<string, { name: string; code: string }>;

export function officeOf(servicePointId: string): { name: string; code: string } {
  const office = offices[servicePointId as keyof typeof offices];
  if (!office) throw new Error("every service point has its office");
  return office;
}
