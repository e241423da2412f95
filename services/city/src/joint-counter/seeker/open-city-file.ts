import { randomUUID } from "node:crypto";
import { askBack } from "@aiwork/agreement/agreement/confirmation/doubts";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { doubtTwins, logKnownPerson } from "@aiwork/agreement/joint-counter/person-lookup/person-lookup";
import { parseSeekerKey } from "@aiwork/agreement/joint-counter/seeker/seeker-key";
import { requireOwnServicePoint } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { checkFields } from "@aiwork/server/errors/business-error";
import { translateViolation } from "@aiwork/subgraph/mutations/mutation.errors";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { OpenCityFileInput } from "../../generated/resolvers";
import { cityFileError } from "./city-file.errors";
import { alignProfile, parseCityProfile, saveCityProfile, savePublicAssistance } from "./city-profile";

/**
 * Opens a person's file at one of the caller's service points, under a new random id or under the id that the person
 * brings from the national side, which the city cannot check.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, FILE_EXISTS and the errors of a profile
 */
export async function openCityFile(db: EntityManager, input: OpenCityFileInput, context: SubgraphContext) {
  const { caller, clock } = context;
  const seekerId = input.seekerId == null ? randomUUID() : parseSeekerKey({ id: input.seekerId }).id;
  const { aligned } = await checkFields({
    // guard: file-is-opened-at-own-service-point
    servicePoint: () => requireOwnServicePoint(db, caller, input.servicePointId),
    aligned: () => alignProfile(db, seekerId, parseCityProfile(input, context), context),
  });
  const { profile, doubts } = aligned;
  askBack(input, ...doubts);
  const opening = db.query(
    "insert into city_file (seeker_id, registered_at, registered_on, status) values ($1, $2, $3, 'OPEN')",
    [seekerId, input.servicePointId, clock.today()],
  );
  // guard: there-is-one-file-under-id
  await translateViolation(opening, "city_file_pkey", () => refuseKnownFile(context, seekerId));
  await saveCityProfile(db, seekerId, profile);
  await savePublicAssistance(db, seekerId, input.publicAssistance);
  // guard: history-begins-with-opening
  await recordStateChange(db, caller, { subjectId: seekerId, from: null, to: "OPEN" });
  // guard: twin-of-new-file-is-asked-back
  askBack(input, await doubtTwins(db, { ...profile, seekerId }, context));
  return { seekerId };
}

function refuseKnownFile(context: SubgraphContext, seekerId: string) {
  // guard: known-file-is-logged
  logKnownPerson(context, seekerId);
  return cityFileError("FILE_EXISTS").at("seekerId");
}
