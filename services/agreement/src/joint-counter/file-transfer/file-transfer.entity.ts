import { Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Transitions } from "../../agreement/state-change/transitions";

export type FileTransferStatus = "REQUESTED" | "DONE" | "REFUSED";

/** A transfer that the giving service point hands over without a request is DONE from the start. */
export const FILE_TRANSFER_TRANSITIONS: Transitions<FileTransferStatus> = {
  REQUESTED: ["DONE", "REFUSED"],
  DONE: [],
  REFUSED: [],
};

/** 移管: of a person from one service point of the party to another. Who did it, when and why stands in the history. */
@PersonalTable({
  title: "移管",
  access: ["staff", "self"],
  category: null,
  orderBy: "recorded_at",
  unmapped: {
    done_on: { label: "移管日", anonymization: "KEPT_COUNTED" },
    open_matters: { label: "移管時に継続中の支援", anonymization: "KEPT_KEY" },
    reach_until: { label: "支援の継続の期限", anonymization: "KEPT_COUNTED" },
  },
})
@Entity("file_transfer")
export class FileTransferEntity {
  @Personal("番号", { anonymization: "KEPT_KEY" })
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Personal("求職者", { anonymization: "KEPT_KEY" })
  @Column({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("移管元の窓口", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "from_service_point_id", type: "text" })
  fromServicePointId: string;
  @Personal("移管先の窓口", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "to_service_point_id", type: "text" })
  toServicePointId: string;
  @Personal("状態", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "status", type: "text" })
  status: FileTransferStatus;
  @Personal("記録日時", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "recorded_at", type: "timestamptz" })
  recordedAt: Date;
}
