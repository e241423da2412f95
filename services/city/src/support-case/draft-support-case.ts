import { randomUUID } from "node:crypto";
import { requireServicePoint } from "@aiwork/agreement/access/require-counter";
import { recordChange } from "@aiwork/agreement/state-change/record-change";
import { refuse } from "@aiwork/agreement/support-case/case-refusals";
import { parseOptionalText, parseRequiredText } from "@aiwork/agreement/text/given-texts";
import type { ActInput } from "@aiwork/runtime/act/act";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { EntityManager } from "typeorm";
import { lockCase } from "./lock-case";
import { caseKey } from "./read-support-cases";
import type { SupportCaseEntity } from "./support-case.entity";
import { supportCaseHash } from "./support-case-hash";

const LONGEST = 2_000;
const LONGEST_LINE = 200;

type Told = Pick<SupportCaseEntity, "servicePointId" | "ageBand" | "sex" | "desiredOccupation" | "motive" | "issues"> &
  Pick<SupportCaseEntity, "support" | "result" | "supportDuration">;
export interface CaseDrafting extends ActInput, Told {
  supportCaseId?: string | null;
  desiredOccupationNote?: string | null;
  previousOccupations?: string | null;
}

/**
 * Drafts a new case, or the next version of one, with four headings. Hello Work writes the fifth.
 * @throws NOT_YOUR_SERVICE_POINT, NO_SUCH_SERVICE_POINT, NO_SUCH_RECORD, CASE_OF_OTHER_SERVICE_POINT and the errors of
 * a text
 */
export async function draftSupportCase(db: EntityManager, input: CaseDrafting, context: SubgraphContext) {
  const { caller } = context;
  await requireServicePoint(db, caller, input.servicePointId);
  const { id, version } = await nextVersion(db, input, context);
  const written = parseWritten(input);
  const recordId = randomUUID();
  await db.query(
    `insert into support_case (id, version, record_id, status, content_hash, service_point_id, age_band, sex,
       desired_occupation, desired_occupation_note, previous_occupations, motive, issues, support, result, support_duration)
     values ($1, $2, $3, 'DRAFT', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [id, version, recordId, supportCaseHash(written), ...Object.values(written)],
  );
  await recordChange(db, caller, { subjectId: recordId, from: null, to: "DRAFT" });
  return { caseKey: caseKey({ id, version }) };
}

async function nextVersion(db: EntityManager, input: CaseDrafting, context: SubgraphContext) {
  if (input.supportCaseId == null) return { id: randomUUID(), version: 1 };
  const versions = await lockCase(db, context, input.supportCaseId);
  const latest = versions.at(-1) ?? versions[0];
  if (latest.servicePointId !== input.servicePointId) throw refuse("CASE_OF_OTHER_SERVICE_POINT").at("servicePointId");
  return { id: latest.id, version: latest.version + 1 };
}

/** The texts of a case, in the order of the columns of the insert. */
function parseWritten(input: CaseDrafting): Parameters<typeof supportCaseHash>[0] {
  const text = (heading: keyof Told, most = LONGEST) => parseRequiredText(input[heading], heading, most);
  return {
    servicePointId: input.servicePointId,
    ageBand: input.ageBand,
    sex: input.sex,
    desiredOccupation: text("desiredOccupation", LONGEST_LINE),
    desiredOccupationNote: parseOptionalText(input.desiredOccupationNote, "desiredOccupationNote", LONGEST_LINE),
    previousOccupations: parseOptionalText(input.previousOccupations, "previousOccupations", LONGEST_LINE),
    motive: text("motive"),
    issues: text("issues"),
    support: text("support"),
    result: text("result"),
    supportDuration: text("supportDuration", LONGEST_LINE),
  };
}
