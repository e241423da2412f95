/** The agreement's list with indicators that nobody has seen: no code knows them. */
export function withUnseenIndicators(listed: readonly object[]): object[] {
  const rule = (code: string, counts: object, more: object = {}) => ({
    ...{ code, text: { ja: code, en: code }, validFrom: "2012-04-01", validTo: null },
    ...{ additiveOverPoints: true, additiveOverMonths: true, counts, ...more },
  });
  const indicator = (code: string, owner: string, unit: string, rules: object[]) => {
    return { code, title: { ja: `${code}の指標`, en: `Indicator ${code}` }, unit, owner, rules };
  };
  const practice = { fact: "COUNSELING_SESSION", where: { theme: ["INTERVIEW_PRACTICE"] }, way: "EVENTS" };
  const counseled = { fact: "COUNSELING_SESSION", where: {}, way: "PERSON_DAYS" };
  const terminal = { fact: "VISIT", where: { service: ["JOB_TERMINAL"] }, way: "EVENTS" };
  const regular = {
    fact: "PLACEMENT",
    where: { employmentType: ["REGULAR"], trialGroup: ["AGE_45_TO_64", "SINGLE_MOTHER"] },
    way: "PERSONS_PER_YEAR",
  };
  const consulted = { fact: "CONSULTATION", where: {}, way: "PERSON_DAYS" };
  return [
    ...listed,
    indicator("INTERVIEW_PRACTICE", "CITY", "CASES", [rule("PRACTICE_SESSIONS", practice)]),
    indicator("COUNSELED_DAYS", "CITY", "DAYS", [rule("COUNSELED_PERSON_DAYS", counseled)]),
    indicator("TERMINAL_SHARE", "CITY", "PERCENT", [rule("TERMINAL_VISITS", terminal)]),
    indicator("REGULAR_ON_TRIAL", "NATIONAL", "PERSONS", [rule("REGULAR_ON_TRIAL_PERSONS", regular)]),
    indicator("CONSULTED_DAYS", "NATIONAL", "DAYS", [rule("CONSULTED_PERSON_DAYS", consulted)]),
    indicator("CONSULTATION_SHARE", "NATIONAL", "PERCENT", [
      rule("CONSULTATION_EVENTS", { ...consulted, way: "EVENTS" }),
    ]),
    indicator("LETTERS", "NATIONAL", "VISITS", [
      rule("LETTERS_BEFORE", { fact: "REFERRAL", where: {}, way: "EVENTS" }, { validTo: "2013-06-30" }),
      rule(
        "LETTERS_SINCE",
        { fact: "REFERRAL", where: { track: ["TRIAL"] }, way: "EVENTS" },
        { validFrom: "2013-07-01" },
      ),
    ]),
    indicator("LATER", "NATIONAL", "CASES", [
      rule("LATER", { ...consulted, way: "EVENTS" }, { validFrom: "2015-04-01" }),
    ]),
  ];
}
