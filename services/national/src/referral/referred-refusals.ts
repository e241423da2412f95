import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** Errors where the registration or the order does not allow a referral on the day. */
export const refuse = businessRefusalsOf({
  REGISTRATION_NOT_ACTIVE: {
    ja: () => "その日に有効な求職申込みではありません。",
    en: () => "The registration is not active on that day.",
  },
  ORDER_NOT_OPEN: {
    ja: () => "その日に紹介できる求人ではありません。",
    en: () => "The job order is not open on that day.",
  },
  ORDER_PAST_DEADLINE: {
    ja: () => "求人の紹介期限日を過ぎています。",
    en: () => "The job order is past its deadline for referrals.",
  },
  NO_OPENING_LEFT: {
    ja: () => "求人は充足しています。",
    en: () => "All openings of the job order are filled.",
  },
});
