import type { Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { SideTable } from "@aiwork/subgraph/database/entity-columns";
import { ENTRY_NUMBER, Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** 生活保護: whether the person receives public assistance. No row: not known. */
@PersonalTable({
  title: "生活保護",
  access: ["staff", "self"],
  category: null,
})
@Entity("public_assistance")
export class PublicAssistanceEntity {
  @Personal("求職者", { anonymization: "ERASED" })
  @PrimaryColumn({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("生活保護の受給", { anonymization: "ERASED" })
  @Column({ name: "received", type: "boolean", nullable: true })
  received: boolean | null;
}

/** The profile that a person gave to the city. Fewer callers may read it than may know that the file exists. */
@PersonalTable({
  title: "求職者の基本情報",
  access: ["staff", "peer", "self"],
  category: "CITY_PROFILE",
  unmapped: {
    anonymized: { label: "匿名化", anonymization: "KEPT_COUNTED" },
    birth_year: { label: "生年", anonymization: "KEPT_COUNTED" },
    search_key: { label: "検索用の氏名", anonymization: "ERASED", omitted: "a copy of the name, for search" },
  },
})
@Entity("city_profile")
export class CityProfileEntity {
  @Personal("求職者", { anonymization: "KEPT_KEY" })
  @PrimaryColumn({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("氏名", { anonymization: "ERASED" })
  @Column({ name: "name", type: "text", nullable: true })
  name: string | null;
  @Personal("フリガナ", { anonymization: "ERASED" })
  @Column({ name: "name_kana", type: "text", nullable: true })
  nameKana: string | null;
  @Personal("生年月日", { anonymization: "ERASED" })
  @Column({ name: "birth_date", type: "date", nullable: true })
  birthDate: string | null;
  @Personal("性別", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "sex", type: "text", nullable: true })
  sex: "MALE" | "FEMALE" | "UNSTATED" | null;
  @Personal("市区町村コード", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "municipality_code", type: "text", nullable: true })
  municipalityCode: string | null;
  @Personal("区のコード", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "ward_code", type: "text", nullable: true })
  wardCode: string | null;
  @Personal("電話番号", { anonymization: "ERASED" })
  @Column({ name: "phone", type: "text", nullable: true })
  phone: string | null;
  @Personal("メールアドレス", { anonymization: "ERASED" })
  @Column({ name: "email", type: "text", nullable: true })
  email: string | null;
}

/** 匿名化の提案: an anonymization that one member of staff proposed, and another one has to carry out. */
@PersonalTable({
  title: "匿名化の提案",
  access: ["staff"],
  category: null,
})
@Entity("anonymization_proposal")
export class AnonymizationProposalEntity {
  @Personal("求職者", { anonymization: "ERASED" })
  @PrimaryColumn({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("提案日時", { anonymization: "ERASED" })
  @Column({ name: "proposed_at", type: "timestamptz" })
  proposedAt: Date;
  @Personal("理由", { anonymization: "ERASED", review: "OTHERS" })
  @Column({ name: "reason", type: "text" })
  reason: string;
  @Personal("提案した職員の識別子", { anonymization: "ERASED", review: "OFFICIALS_NAME" })
  @Column({ name: "proposed_by", type: "text" })
  proposedBy: string;
  @Personal("提案した職員の職", { anonymization: "ERASED" })
  @Column({ name: "by_role", type: "text" })
  byRole: string;
  @Personal("提案した職員の氏名", { anonymization: "ERASED", review: "OFFICIALS_NAME" })
  @Column({ name: "by_name", type: "text", nullable: true })
  byName: string | null;
}

/** The city's file of a person. The profile and public assistance are in tables of their own, with narrower access. */
@PersonalTable({
  title: "求職者",
  access: ["staff", "peer", "self"],
  category: "CITY_PROFILE",
  unmapped: { entered: ENTRY_NUMBER, ended_on: { label: "終了日", anonymization: "KEPT_COUNTED" } },
})
@Entity("city_file")
export class CityFileEntity {
  @Personal("求職者", { anonymization: "KEPT_KEY" })
  @PrimaryColumn({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("登録窓口", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "registered_at", type: "text" })
  registeredAt: string;
  @Personal("登録日", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "registered_on", type: "date" })
  registeredOn: string;
  @Personal("状態", { anonymization: "KEPT_COUNTED" })
  @Column({ name: "status", type: "text" })
  status: "OPEN" | "DORMANT" | "CLOSED" | "ANONYMIZED";
  @SideTable(() => CityProfileEntity, "seeker_id") profile: CityProfileEntity | null;
}

export const CITY_FILE_TRANSITIONS: Transitions<CityFileEntity["status"]> = {
  // guard: file-is-anonymized-after-was-closed
  OPEN: ["DORMANT", "CLOSED"],
  DORMANT: ["OPEN", "CLOSED"],
  CLOSED: ["OPEN", "ANONYMIZED"],
  ANONYMIZED: [],
};
