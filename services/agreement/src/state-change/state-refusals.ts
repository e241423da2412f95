import { businessRefusalsOf } from "@aiwork/runtime/refusal/business-refusal";

/** What both parties refuse of a change of state. */
export const refuse = businessRefusalsOf({
  ILLEGAL_TRANSITION: {
    ja: ({ from, to }: { from: string; to: string }) => `${from} から ${to} にはできません。`,
    en: ({ from, to }: { from: string; to: string }) => `It cannot go from ${from} to ${to}.`,
  },
  /** Legal, but of another act, or of the day. */
  NOT_BY_HAND: {
    ja: ({ from, to }: { from: string; to: string }) =>
      `${from} から ${to} への変更は、期日の到来や別の手続によって行われます。`,
    en: ({ from, to }: { from: string; to: string }) =>
      `It goes from ${from} to ${to} by another act or by the day, not by hand.`,
  },
  /** By the business day, Asia/Tokyo. */
  DAY_IN_THE_FUTURE: {
    ja: () => "まだ来ていない日は記録できません。",
    en: () => "The day has not come yet.",
  },
});
