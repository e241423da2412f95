import { defineBusinessErrors } from "@aiwork/server/errors/business-error";

/** Errors about a state change. */
export const stateChangeError = defineBusinessErrors({
  ILLEGAL_TRANSITION: {
    ja: ({ from, to }: { from: string; to: string }) => `${from} から ${to} にはできません。`,
    en: ({ from, to }: { from: string; to: string }) => `It cannot go from ${from} to ${to}.`,
  },
  /** By the business day, Asia/Tokyo. */
  DAY_IN_THE_FUTURE: {
    ja: () => "まだ来ていない日は記録できません。",
    en: () => "The day must not be in the future.",
  },
  DAY_TOO_EARLY: {
    ja: ({ earliest }: { earliest: string }) => `${earliest} より前の日は記録できません。日付を確かめてください。`,
    en: ({ earliest }: { earliest: string }) => `No day before ${earliest} can be recorded: check the date.`,
  },
  DAY_TOO_LATE: {
    ja: ({ latest }: { latest: string }) => `${latest} より後の日は指定できません。日付を確かめてください。`,
    en: ({ latest }: { latest: string }) => `No day after ${latest} can be given: check the date.`,
  },
  /** A revision names the id and the version that was read. */
  REVISION_WITHOUT_VERSION: {
    ja: () => "改訂するときは、対象と版の両方を指定してください。",
    en: () => "To revise something, give both its id and the version that was read.",
  },
});
