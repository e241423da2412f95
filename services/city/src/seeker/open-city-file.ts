import { randomUUID } from "node:crypto";
import { requireServicePoint } from "@aiwork/agreement/access/require-counter";
import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import type { ActInput } from "@aiwork/runtime/act/act";
import { refuseViolation } from "@aiwork/runtime/database/refuse-violation";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { refuse } from "./city-file-refusals";
import { type Profile, parseProfile } from "./parse-profile";
import { writeProfile, writePublicAssistance } from "./write-profile";

export interface FileOpening extends ActInput, Profile {
  servicePointId: string;
  seekerId?: string | null;
  publicAssistance?: boolean | null;
}

/**
 * Opens a person's file at one of the caller's service points, under a new random id or under the id that the person
 * brings from the national side, which the city cannot check.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, FILE_EXISTS and the errors of a profile
 */
export async function openCityFile(db: EntityManager, input: FileOpening, context: SubgraphContext) {
  const { caller, clock } = context;
  const seekerId = input.seekerId == null ? randomUUID() : parseSeekerKey({ id: input.seekerId }).id;
  // guard: file-is-opened-at-own-service-point
  await requireServicePoint(db, caller, input.servicePointId);
  const profile = parseProfile(input, context);
  const opening = db.query(
    "insert into city_file (seeker_id, registered_at, registered_on, status) values ($1, $2, $3, 'OPEN')",
    [seekerId, input.servicePointId, clock.today()],
  );
  // guard: there-is-one-file-under-id
  await refuseViolation(opening, "city_file_pkey", () => refuse("FILE_EXISTS").at("seekerId"));
  await writeProfile(db, seekerId, profile);
  await writePublicAssistance(db, seekerId, input.publicAssistance);
  // guard: history-begins-with-opening
  await recordChange(db, caller, { subjectId: seekerId, from: null, to: "OPEN" });
  return { seekerId };
}
