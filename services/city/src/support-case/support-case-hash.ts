import { createHash } from "node:crypto";
import type { SupportCaseEntity } from "./support-case.entity";

const HEADINGS = [
  "servicePointId",
  "ageBand",
  "sex",
  "desiredOccupation",
  "desiredOccupationNote",
  "previousOccupations",
  "motive",
  "issues",
  "support",
  "result",
  "supportDuration",
] as const satisfies (keyof SupportCaseEntity)[];

/** SHA-256 in hexadecimal over the texts that the city wrote, heading by heading. */
export function supportCaseHash(written: Pick<SupportCaseEntity, (typeof HEADINGS)[number]>): string {
  return createHash("sha256")
    .update(JSON.stringify(HEADINGS.map((heading) => written[heading])))
    .digest("hex");
}
