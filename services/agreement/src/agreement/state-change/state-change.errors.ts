import { defineBusinessErrors } from "@aiwork/server/errors/business-error";
import { stateWord, waysOn } from "./state-words";

/** From which state to which, and to which others its state machine leads. */
interface IllegalStep {
  from: string;
  to: string;
  ways: readonly string[];
}

/** Errors about a state change. */
export const stateChangeError = defineBusinessErrors({
  ILLEGAL_TRANSITION: {
    ja: ({ from, to, ways }: IllegalStep) =>
      `いまの状態は「${stateWord(from, "ja")}」で、この手続では「${stateWord(to, "ja")}」にはできません。${waysOn(ways, to, "ja")}`,
    en: ({ from, to, ways }: IllegalStep) =>
      `It is ${stateWord(from, "en")}, and cannot become ${stateWord(to, "en")} by this act. ${waysOn(ways, to, "en")}`,
  },
  /** By the business day, Asia/Tokyo. */
  DAY_IN_THE_FUTURE: {
    ja: () => "まだ来ていない日は記録できません。今日以前の日を入力してください。",
    en: () => "The day must not be in the future: give today or an earlier day.",
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
