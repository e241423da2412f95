import { partOfMachine, type Transitions } from "@aiwork/agreement/agreement/state-change/transitions";
import { SideTable } from "@aiwork/subgraph/database/entity-columns";
import { NotPersonal } from "@aiwork/subgraph/database/personal-data";
import type { ListFilter } from "@aiwork/subgraph/lists/keyset-list";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { EmploymentType } from "../registration/registration.entity";

/** 求人不受理: why an order was not accepted. Only Hello Work and the employer know it. */
@NotPersonal("employers' orders: no data of a job seeker")
@Entity("order_not_accepted")
export class OrderNotAcceptedEntity {
  @PrimaryColumn({ name: "job_order_id", type: "uuid" }) jobOrderId: string;
  @Column({ name: "ground", type: "text" }) ground: NonAcceptanceGround;
}

/** 求人者名を公開しない求人: the employer's name, which national staff alone know. */
@NotPersonal("employers' orders: no data of a job seeker")
@Entity("unnamed_employer")
export class UnnamedEmployerEntity {
  @PrimaryColumn({ name: "job_order_id", type: "uuid" }) jobOrderId: string;
  @Column({ name: "name", type: "text", nullable: true }) name: string | null;
}

export type JobOrderStatus = "RECEIVED" | "OPEN" | "SUSPENDED" | "FILLED" | "EXPIRED" | "CANCELED" | "NOT_ACCEPTED";
export type NonAcceptanceGround =
  | "ILLEGAL_CONTENT"
  | "UNSUITABLE_CONDITIONS"
  | "SANCTIONED_EMPLOYER"
  | "TERMS_NOT_DISCLOSED"
  | "ANTISOCIAL_FORCES"
  | "REFUSED_REPORT";
export type AgeLimitGround =
  | "RETIREMENT_AGE"
  | "STATUTORY_MINIMUM"
  | "YOUNG_CAREER_START"
  | "SKILL_SUCCESSION_BAND"
  | "PERFORMING_ARTS"
  | "OLDER_OR_POLICY_GROUP";

/** 求人票の改訂: a sheet that an accepted order showed until a day, as its columns. */
@NotPersonal("employers' orders: no data of a job seeker")
@Entity("job_order_revision")
export class JobOrderRevisionEntity {
  @PrimaryColumn({ name: "job_order_id", type: "uuid" }) jobOrderId: string;
  @PrimaryColumn({ name: "revision", type: "smallint" }) revision: number;
  @Column({ name: "replaced_on", type: "date" }) replacedOn: string;
  @Column({ name: "sheet", type: "jsonb" }) sheet: object;
}

/** 求人: one order may have several openings. */
@NotPersonal("employers' orders: no data of a job seeker")
@Entity("job_order")
export class JobOrderEntity {
  @PrimaryColumn({ name: "id", type: "uuid" }) id: string;
  @Column({ name: "version", type: "integer" }) version: number;
  @Column({ name: "number", type: "text" }) number: string;
  @Column({ name: "office", type: "text" }) office: string;
  /** Null where the order is published without it: then it is `unnamedEmployer`. */
  @Column({ name: "employer", type: "text", nullable: true }) employer: string | null;
  @Column({ name: "disclosure", type: "text" }) disclosure: "FULL" | "WITHOUT_EMPLOYER" | "REGISTERED_SEEKERS_ONLY";
  @Column({ name: "title", type: "text" }) title: string;
  @Column({ name: "description", type: "text" }) description: string;
  @Column({ name: "occupation_code", type: "text" }) occupationCode: string;
  @Column({ name: "occupation_code_edition", type: "text" }) occupationCodeEdition: string;
  @Column({ name: "workplace_ward_code", type: "text", nullable: true }) workplaceWardCode: string | null;
  @Column({ name: "employment_type", type: "text" }) employmentType: EmploymentType;
  @Column({ name: "contract_term", type: "text" }) contractTerm: "INDEFINITE" | "FIXED";
  @Column({ name: "wage_unit", type: "text" }) wageUnit: "HOURLY" | "DAILY" | "MONTHLY";
  @Column({ name: "wage_minimum", type: "integer" }) wageMinimum: number;
  @Column({ name: "wage_maximum", type: "integer", nullable: true }) wageMaximum: number | null;
  @Column({ name: "working_hours", type: "text", nullable: true }) workingHours: string | null;
  @Column({ name: "holidays", type: "text", nullable: true }) holidays: string | null;
  @Column({ name: "insurance", type: "text", array: true }) insurance: string[];
  @Column({ name: "probation", type: "text", nullable: true }) probation: string | null;
  @Column({ name: "experience_required", type: "text", nullable: true }) experienceRequired: string | null;
  @Column({ name: "licences_required", type: "text", array: true }) licencesRequired: string[];
  @Column({ name: "selection_method", type: "text", nullable: true }) selectionMethod: string | null;
  @Column({ name: "openings", type: "smallint" }) openings: number;
  @Column({ name: "filled", type: "smallint" }) filled: number;
  @Column({ name: "received_on", type: "date" }) receivedOn: string;
  @Column({ name: "refer_until", type: "date" }) referUntil: string;
  @Column({ name: "status", type: "text" }) status: JobOrderStatus;
  @Column({ name: "age_minimum", type: "smallint", nullable: true }) ageMinimum: number | null;
  @Column({ name: "age_maximum", type: "smallint", nullable: true }) ageMaximum: number | null;
  @Column({ name: "age_ground", type: "text", nullable: true }) ageGround: AgeLimitGround | null;
  @Column({ name: "age_basis_text", type: "text", nullable: true }) ageBasisText: string | null;
  @Column({ name: "age_policy_group", type: "text", nullable: true }) agePolicyGroup: string | null;
  @Column({ name: "mandatory_retirement_age", type: "smallint", nullable: true }) mandatoryRetirementAge: number | null;
  @Column({ name: "trial_mode", type: "text" }) trialMode: "NONE" | "TRIAL_ONLY" | "DUAL";
  @Column({ name: "revision", type: "smallint" }) revision: number;
  @Column({ name: "canceled_before_acceptance", type: "boolean" }) canceledBeforeAcceptance: boolean;
  @SideTable(() => OrderNotAcceptedEntity, "job_order_id") notAccepted: OrderNotAcceptedEntity | null;
  @SideTable(() => UnnamedEmployerEntity, "job_order_id") unnamedEmployer: UnnamedEmployerEntity | null;
}

/** A voided placement takes a FILLED order back to what it was before. */
export const JOB_ORDER_TRANSITIONS: Transitions<JobOrderStatus> = {
  RECEIVED: ["OPEN", "NOT_ACCEPTED", "CANCELED"],
  OPEN: ["SUSPENDED", "FILLED", "EXPIRED", "CANCELED"],
  SUSPENDED: ["OPEN", "FILLED", "CANCELED"],
  FILLED: ["OPEN", "SUSPENDED", "EXPIRED", "CANCELED"],
  EXPIRED: ["OPEN", "FILLED"],
  CANCELED: ["FILLED", "RECEIVED", "OPEN", "SUSPENDED", "EXPIRED"],
  NOT_ACCEPTED: ["RECEIVED"],
};

/**
 * The transitions of changeJobOrderStatus: acceptJobOrder accepts an order, placements fill and reopen it, it expires by
 * date, renewJobOrder renews it, and reopenJobOrder takes back what ended it by mistake.
 */
// guard: order-is-by
export const JOB_ORDER_MANUAL_TRANSITIONS = partOfMachine<JobOrderStatus>(JOB_ORDER_TRANSITIONS, {
  RECEIVED: ["NOT_ACCEPTED", "CANCELED"],
  OPEN: ["SUSPENDED", "CANCELED"],
  SUSPENDED: ["OPEN", "CANCELED"],
  FILLED: [],
  EXPIRED: [],
  CANCELED: [],
  NOT_ACCEPTED: [],
});

/** By the business day, an open order is expired from the day after its deadline (紹介期限日). */
export function jobOrderStatus(
  { status, referUntil }: Pick<JobOrderEntity, "status" | "referUntil">,
  today: string,
): JobOrderStatus {
  return status === "OPEN" && referUntil < today ? "EXPIRED" : status;
}

/** Finds exactly the rows for which jobOrderStatus returns the status; the open ones where none is given. */
export function jobOrderStatusFilter(status: JobOrderStatus | null | undefined, today: string): ListFilter {
  if (status == null || status === "OPEN")
    return { name: "open", value: today, condition: (day) => `status = 'OPEN' and refer_until >= ${day}::date` };
  if (status === "EXPIRED")
    return {
      name: "expired",
      value: today,
      condition: (day) => `(status = 'EXPIRED' or status = 'OPEN' and refer_until < ${day}::date)`,
    };
  return { name: "status", value: status, condition: (state) => `status = ${state}` };
}
