import { askBack } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseReason } from "@aiwork/agreement/agreement/text/free-text";
import { doubtTwinsOfRevision } from "@aiwork/agreement/joint-counter/person-lookup/person-lookup";
import { keepRevision } from "@aiwork/agreement/joint-counter/profile-revision/profile-revision";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { checkFields } from "@aiwork/server/errors/business-error";
import { columnsOf } from "@aiwork/subgraph/database/entity-columns";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { ReviseCityProfileInput } from "../../generated/resolvers";
import { cityFileError } from "./city-file.errors";
import { alignProfile, parseCityProfile, saveCityProfile, savePublicAssistance } from "./city-profile";
import { requireOpenCityFile } from "./require-city-file";
import { CityProfileEntity } from "./seeker.entity";

/** The profile as it is, with public assistance; the file is locked before. */
async function readProfile(
  db: EntityManager,
  seekerId: string,
): Promise<CityProfileEntity & { publicAssistance: boolean | null }> {
  const [profile] = await db.query(
    `select ${columnsOf(CityProfileEntity, "profile")}, received as "publicAssistance"
     from unnest(array[$1::uuid]) as person (id) left join city_profile as profile on profile.seeker_id = person.id
     left join public_assistance as assistance on assistance.seeker_id = person.id`,
    [seekerId],
  );
  return profile;
}

/**
 * Changes a person's profile. A field that is left out stays as it is; null makes it unknown. What it was before is
 * kept; the history holds the reason, not the values.
 * @throws NO_SUCH_RECORD, FILE_CLOSED, NOTHING_REVISED and the errors of a reason and of a profile
 */
export async function reviseCityProfile(db: EntityManager, input: ReviseCityProfileInput, context: SubgraphContext) {
  // guard: profile-is-revised-in-open-file
  const { seekerId, status } = await requireOpenCityFile(db, context, parseSeekerKey({ id: input.seekerId }).id);
  const { reason, aligned } = await checkFields({
    // guard: profile-is-revised-for-reason
    reason: () => parseReason(input.reason),
    aligned: () => alignProfile(db, seekerId, parseCityProfile(input, context), context),
  });
  const { profile, doubts } = aligned;
  const revised = [...Object.values(profile), input.publicAssistance];
  // guard: revision-changes-something
  if (revised.every((value) => value === undefined)) throw cityFileError("NOTHING_REVISED");
  const before = await readProfile(db, seekerId);
  // guard: twin-of-city-revision-is-asked-back-last
  askBack(input, ...doubts);
  askBack(input, await doubtTwinsOfRevision(db, seekerId, { before, after: profile }, context));
  const after = { ...profile, publicAssistance: input.publicAssistance };
  // guard: what-city-profile-was-is-kept
  await keepRevision(db, context.caller, { seekerId, before: { ...before }, after, reason });
  await saveCityProfile(db, seekerId, profile);
  await savePublicAssistance(db, seekerId, input.publicAssistance);
  await recordStateChange(db, context.caller, { subjectId: seekerId, from: status, to: status, reason });
  return { seekerId };
}
