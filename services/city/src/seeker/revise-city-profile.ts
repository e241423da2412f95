import { parseSeekerKey } from "@aiwork/agreement/seeker-key";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { readReason } from "@aiwork/agreement/text/reason";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { refuse } from "./city-file-refusals";
import { type Profile, parseProfile } from "./parse-profile";
import { requireOpenFile } from "./require-open-file";
import { writeProfile, writePublicAssistance } from "./write-profile";

export interface Revising extends ActInput, Profile {
  seekerId: string;
  publicAssistance?: boolean | null;
  reason: string;
}

/**
 * Changes a person's profile. A field that is left out stays as it is; null makes it unknown. The history keeps the
 * reason, not the values.
 * @throws NO_SUCH_RECORD, FILE_CLOSED, NOTHING_REVISED and the errors of a reason and of a profile
 */
export async function reviseCityProfile(db: EntityManager, input: Revising, context: SubgraphContext) {
  // guard: profile-is-revised-in-open-file
  const { seekerId, status } = await requireOpenFile(db, context, parseSeekerKey({ id: input.seekerId }).id);
  // guard: profile-is-revised-for-reason
  const reason = readReason(input.reason);
  const profile = parseProfile(input, context);
  const told = [...Object.values(profile), input.publicAssistance];
  // guard: revision-changes-something
  if (told.every((value) => value === undefined)) throw refuse("NOTHING_REVISED");
  await writeProfile(db, seekerId, profile);
  await writePublicAssistance(db, seekerId, input.publicAssistance);
  await recordChange(db, context.caller, { subjectId: seekerId, from: status, to: status, reason });
  return { seekerId };
}
