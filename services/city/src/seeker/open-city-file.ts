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
 * Opens a person's file at an own counter. Under a new random id, or under the one that the person brings from the other
 * counter, which the city cannot check (domain, principle 6).
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, FILE_EXISTS and what a profile is refused for
 */
export async function openCityFile(db: EntityManager, input: FileOpening, context: SubgraphContext) {
  const { caller, clock } = context;
  const seekerId = input.seekerId == null ? randomUUID() : parseSeekerKey({ id: input.seekerId }).id;
  await requireServicePoint(db, caller, input.servicePointId);
  const profile = parseProfile(input, context);
  const opening = db.query(
    "insert into city_file (seeker_id, registered_at, registered_on, status) values ($1, $2, $3, 'OPEN')",
    [seekerId, input.servicePointId, clock.today()],
  );
  await refuseViolation(opening, "city_file_pkey", () => refuse("FILE_EXISTS").at("seekerId"));
  await writeProfile(db, seekerId, profile);
  await writePublicAssistance(db, seekerId, input.publicAssistance);
  await recordChange(db, caller, { subjectId: seekerId, from: null, to: "OPEN" });
  return { seekerId };
}
