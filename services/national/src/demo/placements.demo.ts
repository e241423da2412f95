import { DEMO_DAY } from "@aiwork/agreement/demo/business-day-of-demo";
import { addDays, businessDayFrom, earlierOf } from "@aiwork/agreement/demo/business-days";
import { type Random, uuidOf } from "@aiwork/agreement/demo/random";
import type { JobKind } from "./job-kinds";
import type { ReferralRow } from "./referral-row";

/** 就職: counted once confirmed, in the month of hiring. */
export function placementRow(
  referral: ReferralRow,
  employmentType: JobKind["employmentType"],
  hiredOn: string,
  supportStartedOn: string,
  onTrial: boolean,
  status: "CONFIRMED" | "REPORTED" | "VOIDED",
  random: Random,
) {
  const confirmed = businessDayFrom(addDays(hiredOn, random.between(1, 12)));
  const isVoided = status === "VOIDED";
  return {
    id: uuidOf(`placement ${referral.id}`) as string,
    referral_id: referral.id,
    service_point_id: referral.service_point_id,
    hired_on: hiredOn,
    starts_on: businessDayFrom(addDays(hiredOn, random.between(1, 7))),
    employment_type: employmentType,
    on_trial: onTrial,
    support_started_on: supportStartedOn as string | null,
    status: status as string,
    confirmed_on: status === "REPORTED" ? null : earlierOf(confirmed, DEMO_DAY),
    void_reason: isVoided ? "入社を辞退したため" : null,
    corrected_month: isVoided ? addDays(hiredOn, 31).slice(0, 7) : null,
  };
}
