import { Beside } from "@aiwork/runtime/database/beside";
import { Entity, PrimaryColumn } from "typeorm";
import { NationalProfileEntity } from "./national-profile.entity";

/** That the nation has met a person; the profile lies in a table of its own. */
@Entity("national_file")
export class NationalFileEntity {
  @PrimaryColumn({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Beside(() => NationalProfileEntity, "seeker_id") profile: NationalProfileEntity | null;
}
