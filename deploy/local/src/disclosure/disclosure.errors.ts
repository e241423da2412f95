import { defineErrors } from "@aiwork/server/errors/refusal";

/** Errors of the disclosure command; none of them repeats the input. */
export const disclosureError = defineErrors({
  SEEKER_MISSING: {
    code: "BAD_USER_INPUT",
    ja: () => "--seeker で求職者の番号を1つ指定してください。",
    en: () => "Give one person's id with --seeker.",
  },
  UNKNOWN_ARGUMENT: {
    code: "BAD_USER_INPUT",
    ja: () => "--seeker 以外の引数は指定できません。除いてください。",
    en: () => "There is no argument but --seeker: leave the others out.",
  },
  NOTHING_HELD: {
    code: "BAD_USER_INPUT",
    ja: () => "この番号の求職者に関する情報は保有されていません。番号を確かめてください。",
    en: () => "Nothing is held of a person of this id: check the id.",
  },
  NOTHING_RUNS: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: () =>
      "動作中のシステムがありません。npm start で起動するか、AIWORK_DATA_DIR、CITY_DATABASE_URL 又は NATIONAL_DATABASE_URL を指定してください。",
    en: () =>
      "No system runs here: start it (npm start), or set AIWORK_DATA_DIR, CITY_DATABASE_URL or NATIONAL_DATABASE_URL.",
  },
  NOT_READABLE: {
    code: "SUBGRAPH_UNAVAILABLE",
    ja: ({ cause }: { cause: string }) =>
      `データベースを読み取れません（${cause}）。何も開示していません。原因を除いてから、やり直してください。`,
    en: ({ cause }: { cause: string }) =>
      `A database cannot be read (${cause}); nothing was disclosed. Remove the cause, then try again.`,
  },
});
