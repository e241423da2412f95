import type { ActedOn } from "@aiwork/runtime/act/acted-on";
import { childConnections } from "@aiwork/runtime/connection/child-connections";
import type { KeysetList } from "@aiwork/runtime/connection/keyset-list";
import { columnsOf } from "@aiwork/runtime/database/columns-of";
import type { Statement } from "@aiwork/runtime/database/open-database";
import { requestLoader } from "@aiwork/runtime/loader/request-loader";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { ConsultationEntity } from "./consultation.entity";

export type ActedOnConsultation = ActedOn<"consultationId">;

/** A consultation, with its notes if the caller may see them. */
export interface ConsultationRow extends ConsultationEntity {
  notes: string | null;
}

export const CONSULTATIONS: KeysetList = {
  name: "consultations",
  select: `select ${columnsOf(ConsultationEntity, "consultation")}, note.notes, held_on
    from consultation left join consultation_note as note on note.consultation_id = consultation.id`,
  order: [
    ["held_on", "date"],
    ["id", "uuid"],
  ],
};
const BY_ID: Statement = {
  name: "consultations-by-id",
  text: `${CONSULTATIONS.select} where id = any ($1::uuid[])`,
};

export const consultationById = requestLoader<SubgraphContext, string, ConsultationRow>(
  ({ database }, ids) => database.read(BY_ID, [ids]),
  ({ id }) => id,
);

export const consultationsOfSeeker = childConnections<ConsultationRow>(
  { ...CONSULTATIONS, select: `${CONSULTATIONS.select} where seeker_id = parent.key` },
  "uuid",
);
