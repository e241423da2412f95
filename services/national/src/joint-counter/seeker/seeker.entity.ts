import { SideTable } from "@aiwork/subgraph/database/entity-columns";
import { Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** The person's data as given to the national side. Nothing is copied from the city. */
@PersonalTable({
  title: "求職者の基本情報",
  access: ["staff", "peer", "self"],
  category: "NATIONAL_PROFILE",
  unmapped: {
    search_key: { label: "検索用の氏名", omitted: "a copy of the name, for search" },
  },
})
@Entity("national_profile")
export class NationalProfileEntity {
  @Personal("求職者")
  @PrimaryColumn({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("氏名")
  @Column({ name: "name", type: "text", nullable: true })
  name: string | null;
  @Personal("フリガナ")
  @Column({ name: "name_kana", type: "text", nullable: true })
  nameKana: string | null;
  @Personal("生年月日")
  @Column({ name: "birth_date", type: "date", nullable: true })
  birthDate: string | null;
  @Personal("性別")
  @Column({ name: "sex", type: "text", nullable: true })
  sex: "MALE" | "FEMALE" | "UNSTATED" | null;
  @Personal("電話番号")
  @Column({ name: "phone", type: "text", nullable: true })
  phone: string | null;
  @Personal("雇用保険の受給")
  @Column({ name: "receives_employment_insurance", type: "boolean", nullable: true })
  receivesEmploymentInsurance: boolean | null;
}

/** A person known to the national side. The profile is in a separate table. */
@PersonalTable({
  title: "求職者",
  access: ["staff", "peer", "self", "audit"],
  category: null,
})
@Entity("national_file")
export class NationalFileEntity {
  @Personal("求職者")
  @PrimaryColumn({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @SideTable(() => NationalProfileEntity, "seeker_id") profile: NationalProfileEntity | null;
}
