import { randomUUID } from "node:crypto";
import { recordStateChange } from "@aiwork/agreement/agreement/state-change/state-change";
import { parseOptionalText, parseRequiredLine, parseRequiredText } from "@aiwork/agreement/agreement/text/free-text";
import { requireOwnServicePoint } from "@aiwork/agreement/joint-counter/service-point/service-point.access";
import { supportCaseError } from "@aiwork/agreement/operating-council/support-case/support-case.errors";
import { checkFields, parseFields } from "@aiwork/server/errors/business-error";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import type { EntityManager } from "typeorm";
import type { DraftSupportCaseInput } from "../../generated/resolvers";
import { supportCaseHash } from "./support-case.entity";
import { lockSupportCase, supportCaseKey } from "./support-case.queries";

const MAX_TEXT_LENGTH = 2_000;
const MAX_LINE_LENGTH = 200;

/** The texts that every case has. */
type Heading = "desiredOccupation" | "motive" | "issues" | "support" | "result" | "supportDuration";

/**
 * Drafts a new case, or the next version of one, with four headings. Hello Work writes the fifth.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, NO_SUCH_RECORD, CASE_OF_OTHER_SERVICE_POINT and the errors of
 * a text
 */
export async function draftSupportCase(db: EntityManager, input: DraftSupportCaseInput, context: SubgraphContext) {
  const { caller } = context;
  const { next, texts } = await checkFields({
    servicePoint: () => requireOwnServicePoint(db, caller, input.servicePointId),
    next: () => nextVersion(db, input, context),
    texts: () => parseCaseTexts(input),
  });
  const { id, version } = next;
  const recordId = randomUUID();
  await db.query(
    `insert into support_case (id, version, record_id, status, content_hash, service_point_id, age_band, sex,
       desired_occupation, desired_occupation_note, previous_occupations, motive, issues, support, result, support_duration)
     values ($1, $2, $3, 'DRAFT', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [id, version, recordId, supportCaseHash(texts), ...Object.values(texts)],
  );
  await recordStateChange(db, caller, { subjectId: recordId, from: null, to: "DRAFT" });
  return { caseKey: supportCaseKey({ id, version }) };
}

async function nextVersion(db: EntityManager, input: DraftSupportCaseInput, context: SubgraphContext) {
  if (input.supportCaseId == null) return { id: randomUUID(), version: 1 };
  const versions = await lockSupportCase(db, context, input.supportCaseId);
  const latest = versions.at(-1) ?? versions[0];
  if (latest.servicePointId !== input.servicePointId)
    throw supportCaseError("CASE_OF_OTHER_SERVICE_POINT").at("servicePointId");
  return { id: latest.id, version: latest.version + 1 };
}

/** The texts of a case, in the order of the columns of the insert. */
function parseCaseTexts(input: DraftSupportCaseInput): Parameters<typeof supportCaseHash>[0] {
  const text = (heading: Heading) => parseRequiredText(input[heading], heading, MAX_TEXT_LENGTH);
  const line = (heading: Heading) => parseRequiredLine(input[heading], heading, MAX_LINE_LENGTH);
  return parseFields({
    servicePointId: () => input.servicePointId,
    ageBand: () => input.ageBand,
    sex: () => input.sex,
    desiredOccupation: () => line("desiredOccupation"),
    desiredOccupationNote: () =>
      parseOptionalText(input.desiredOccupationNote, "desiredOccupationNote", MAX_LINE_LENGTH),
    previousOccupations: () => parseOptionalText(input.previousOccupations, "previousOccupations", MAX_LINE_LENGTH),
    motive: () => text("motive"),
    issues: () => text("issues"),
    support: () => text("support"),
    result: () => text("result"),
    supportDuration: () => line("supportDuration"),
  });
}
