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
 * Changes what the city was told; what is left out stays, what is null is no longer known. The history keeps the reason,
 * not the values.
 * @throws NO_SUCH_RECORD, FILE_CLOSED, REASON_REQUIRED, NOTHING_REVISED and what a profile is refused for
 */
export async function reviseCityProfile(db: EntityManager, input: Revising, context: SubgraphContext) {
  const { seekerId, status } = await requireOpenFile(db, context, parseSeekerKey({ id: input.seekerId }).id);
  const reason = readReason(input.reason);
  const profile = parseProfile(input, context);
  const told = [...Object.values(profile), input.publicAssistance];
  if (told.every((value) => value === undefined)) throw refuse("NOTHING_REVISED");
  await writeProfile(db, seekerId, profile);
  await writePublicAssistance(db, seekerId, input.publicAssistance);
  await recordChange(db, context.caller, { subjectId: seekerId, from: status, to: status, reason });
  return { seekerId };
}
