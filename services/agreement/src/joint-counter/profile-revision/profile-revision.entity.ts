import { Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/**
 * 訂正: one field of a person's profile, or of a record of the person, as it was before a revision. Null: it was unknown, or
 * it has been erased.
 */
@PersonalTable({
  title: "基本情報と記録の訂正",
  access: ["staff"],
  category: null,
  orderBy: "revised_at",
  unmapped: {
    recorded_at: { label: "記録日時", anonymization: "KEPT_COUNTED", omitted: "the instant above, as figures know it" },
  },
})
@Entity("profile_revision")
export class ProfileRevisionEntity {
  @Personal("番号", { anonymization: "KEPT_KEY" })
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Personal("求職者", { anonymization: "KEPT_KEY" })
  @Column({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  /** The record; null for the profile itself. */
  @Personal("訂正した記録", { anonymization: "KEPT_KEY" })
  @Column({ name: "subject_id", type: "uuid", nullable: true })
  subjectId: string | null;
  @Personal("訂正日時", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "revised_at", type: "timestamptz" })
  revisedAt: Date;
  @Personal("訂正した項目", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "field", type: "text" })
  field: string;
  @Personal("訂正前の値", { anonymization: "ERASED" })
  @Column({ name: "before", type: "text", nullable: true })
  before: string | null;
  @Personal("理由", { anonymization: "ERASED", review: "OTHERS" })
  @Column({ name: "reason", type: "text", nullable: true })
  reason: string | null;
  @Personal("訂正した職員の職", { anonymization: "KEPT_OFFICIAL" })
  @Column({ name: "by_role", type: "text" })
  byRole: string;
  @Personal("訂正した職員の氏名", { anonymization: "KEPT_OFFICIAL", review: "OFFICIALS_NAME" })
  @Column({ name: "by_name", type: "text", nullable: true })
  byName: string | null;
}
