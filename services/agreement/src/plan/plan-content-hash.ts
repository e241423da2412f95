import { createHash } from "node:crypto";

export interface PlannedTarget {
  servicePointId: string;
  measure: "USERS" | "PLACEMENTS";
  value: number;
}

/** SHA-256, hexadecimal, over the year, the version and the targets, sorted by service point and measure. */
export function planContentHash(fiscalYear: number, version: number, targets: readonly PlannedTarget[]): string {
  const lines = targets.map(({ servicePointId, measure, value }) => [servicePointId, measure, value].join(" ")).sort();
  return createHash("sha256")
    .update([`${fiscalYear} ${version}`, ...lines].join("\n"))
    .digest("hex");
}
