import { Beside } from "@aiwork/runtime/database/beside";
import { Entity, PrimaryColumn } from "typeorm";
import { NationalProfileEntity } from "./national-profile.entity";

/** A person known to the national side. The profile is in a separate table. */
@Entity("national_file")
export class NationalFileEntity {
  @PrimaryColumn({ name: "seeker_id", type: "uuid" }) seekerId: string;
  @Beside(() => NationalProfileEntity, "seeker_id") profile: NationalProfileEntity | null;
}
