import { stepsTo, type Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { SideTable } from "@aiwork/subgraph/database/entity-columns";
import { Personal, PersonalTable } from "@aiwork/subgraph/database/personal-data";
import type { ListFilter } from "@aiwork/subgraph/lists/keyset-list";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** The person's work history, as given with the registration. */
@PersonalTable({
  title: "職歴",
  // guard: work-history-of-voided-registration-is-not-disclosed
  ofPerson: "registration_id in (select id from registration where seeker_id = $1 and status <> 'VOIDED')",
  access: ["staff", "peer", "self"],
  category: "REGISTRATION",
})
@Entity("registration_background")
export class RegistrationBackgroundEntity {
  @Personal("求職申込みの番号")
  @PrimaryColumn({ name: "registration_id", type: "uuid" })
  registrationId: string;
  @Personal("職歴", { review: "OTHERS" })
  @Column({ name: "work_history", type: "text", nullable: true })
  workHistory: string | null;
  @Personal("離職日")
  @Column({ name: "out_of_work_since", type: "date", nullable: true })
  outOfWorkSince: string | null;
}

export type RegistrationStatus = "PROVISIONAL" | "ACTIVE" | "PLACED" | "EXPIRED" | "WITHDRAWN" | "VOIDED";
export type EmploymentType = "REGULAR" | "FIXED_TERM" | "PART_TIME";

/** 求職申込み: valid to the end of the second month after its receipt, and renewable. */
@PersonalTable({
  title: "求職申込み",
  // guard: voided-registration-is-not-disclosed
  ofPerson: "seeker_id = $1 and status <> 'VOIDED'",
  access: ["staff", "peer", "self"],
  category: "REGISTRATION",
  orderBy: "received_on",
  unmapped: {
    entered: { label: "記録順" },
    ended_on: { label: "取下げ又は就職確認の日" },
  },
})
@Entity("registration")
export class RegistrationEntity {
  @Personal("番号")
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Personal("版")
  @Column({ name: "version", type: "integer" })
  version: number;
  @Personal("求職番号")
  @Column({ name: "number", type: "text", nullable: true })
  number: string | null;
  @Personal("求職者")
  @Column({ name: "seeker_id", type: "uuid" })
  seekerId: string;
  @Personal("公共職業安定所")
  @Column({ name: "office", type: "text" })
  office: string;
  @Personal("窓口")
  @Column({ name: "service_point_id", type: "text", nullable: true })
  servicePointId: string | null;
  @Personal("受付日")
  @Column({ name: "received_on", type: "date" })
  receivedOn: string;
  @Personal("有効期限")
  @Column({ name: "valid_until", type: "date" })
  validUntil: string;
  @Personal("状態")
  @Column({ name: "status", type: "text" })
  status: RegistrationStatus;
  @Personal("希望する職種")
  @Column({ name: "desired_occupations", type: "text", array: true })
  desiredOccupations: string[];
  @Personal("職種を問わない")
  @Column({ name: "any_occupation", type: "boolean" })
  anyOccupation: boolean;
  @Personal("希望する雇用形態")
  @Column({ name: "desired_employment_types", type: "text", array: true })
  desiredEmploymentTypes: EmploymentType[];
  @Personal("資格")
  @Column({ name: "qualifications", type: "text", array: true })
  qualifications: string[];
  @Personal("受付時の年齢")
  @Column({ name: "age_on_receipt", type: "smallint", nullable: true })
  ageOnReceipt: number | null;
  @SideTable(() => RegistrationBackgroundEntity, "registration_id") background: RegistrationBackgroundEntity | null;
}

/** EXPIRED→ACTIVE is a renewal, and ACTIVE→ACTIVE one in time; PLACED→ACTIVE follows the loss of the job, WITHDRAWN→ACTIVE, PROVISIONAL or PLACED a mistake; one that was received by mistake is VOIDED. */
export const REGISTRATION_TRANSITIONS: Transitions<RegistrationStatus> = {
  PROVISIONAL: ["ACTIVE", "WITHDRAWN", "VOIDED"],
  ACTIVE: ["ACTIVE", "PLACED", "EXPIRED", "WITHDRAWN", "VOIDED"],
  PLACED: ["ACTIVE", "WITHDRAWN"],
  EXPIRED: ["ACTIVE", "WITHDRAWN", "VOIDED"],
  WITHDRAWN: ["ACTIVE", "PROVISIONAL", "PLACED", "VOIDED"],
  VOIDED: [],
};

/** The transitions of changeRegistrationStatus: a registration expires by date, and a confirmed placement places it. */
// guard: registration-is-never-placed-or-expired
export const REGISTRATION_MANUAL_TRANSITIONS = stepsTo(REGISTRATION_TRANSITIONS, ["ACTIVE", "WITHDRAWN"]);

/** A registration expires by the business day; no batch job has to run for it. */
export function registrationStatus(
  { status, validUntil }: Pick<RegistrationEntity, "status" | "validUntil">,
  today: string,
): RegistrationStatus {
  return status === "ACTIVE" && validUntil < today ? "EXPIRED" : status;
}

/**
 * SQL that orders a person's registrations: the one that stands comes first. One in force comes before one that led to a
 * placement, an expired one and a withdrawn one; of two alike, the one received later.
 * @param today the parameter of the business day
 */
// guard: registration-in-force-stands-before-ended-ones
export function standingRegistrationFirst(today: string): string {
  return `case when status = 'PROVISIONAL' or status = 'ACTIVE' and valid_until >= ${today}::date then 1
    when status = 'PLACED' then 2 when status = 'WITHDRAWN' then 4 else 3 end, received_on desc, entered desc`;
}

/** Finds exactly the rows for which registrationStatus returns the status; without one, all that were not voided. */
export function registrationStatusFilter(status: RegistrationStatus | null | undefined, today: string): ListFilter {
  // guard: voided-registration-is-listed-where-it-is-asked-for
  if (status == null) return { name: "not-voided", value: "VOIDED", condition: (voided) => `status <> ${voided}` };
  if (status === "ACTIVE")
    return { name: "active", value: today, condition: (day) => `status = 'ACTIVE' and valid_until >= ${day}::date` };
  if (status === "EXPIRED")
    return {
      name: "expired",
      value: today,
      condition: (day) => `(status = 'EXPIRED' or status = 'ACTIVE' and valid_until < ${day}::date)`,
    };
  return { name: "status", value: status, condition: (state) => `status = ${state}` };
}
