import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReviseCityProfileInput } from "../../generated/resolvers";
import { cityFileError } from "./city-file.errors";
import { alignWard, parseCityProfile, saveCityProfile, savePublicAssistance } from "./city-profile";
import { requireOpenCityFile } from "./require-city-file";

/**
 * Changes a person's profile. A field that is left out stays as it is; null makes it unknown. The history keeps the
 * reason, not the values.
 * @throws NO_SUCH_RECORD, FILE_CLOSED, NOTHING_REVISED and the errors of a reason and of a profile
 */
export async function reviseCityProfile(db: EntityManager, input: ReviseCityProfileInput, context: SubgraphContext) {
  // guard: profile-is-revised-in-open-file
  const { seekerId, status } = await requireOpenCityFile(db, context, parseSeekerKey({ id: input.seekerId }).id);
  // guard: profile-is-revised-for-reason
  const reason = parseReason(input.reason);
  const profile = await alignWard(db, seekerId, parseCityProfile(input, context));
  const revised = [...Object.values(profile), input.publicAssistance];
  // guard: revision-changes-something
  if (revised.every((value) => value === undefined)) throw cityFileError("NOTHING_REVISED");
  await saveCityProfile(db, seekerId, profile);
  await savePublicAssistance(db, seekerId, input.publicAssistance);
  await recordStateChange(db, context.caller, { subjectId: seekerId, from: status, to: status, reason });
  return { seekerId };
}
