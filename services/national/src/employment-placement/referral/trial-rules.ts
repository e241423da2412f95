import { ageOn } from "@aiwork/agreement/joint-counter/seeker/age";

/** A target group of trial employment: `minimumAge` and `maximumAge` in full years on the day of the referral. */
export interface TrialGroup {
  code: string;
  title: string;
  minimumAge?: number;
  maximumAge?: number;
  bornFrom?: string;
}

/** A version of the rule of トライアル雇用. */
export interface TrialRule {
  version: string;
  /** The first and last day of the referrals that it applies to; `until` is null while it is in force. */
  from: string;
  until: string | null;
  groups: readonly TrialGroup[];
  maxMonths: number;
  /** 実施計画書: due this many days after the start. */
  planDueDays: number;
  source: string;
}

/**
 * Dated data (invariant 9). Only bounds that are facts are here; the office decides whether a person belongs to a group and
 * records its reason. Between the two versions no rule is known, and nobody is referred on trial.
 */
export const TRIAL_RULES: readonly TrialRule[] = [
  {
    version: "2013",
    from: "2011-11-01",
    until: "2014-02-28",
    groups: [
      {
        code: "AGE_45_TO_64",
        title: "中高年齢者（45歳以上65歳未満、原則として雇用保険受給資格者等）",
        minimumAge: 45,
        maximumAge: 64,
      },
      { code: "YOUTH", title: "若年者等", maximumAge: 44 },
      { code: "SINGLE_MOTHER", title: "母子家庭の母等" },
      { code: "SEASONAL_WORKER", title: "季節労働者" },
      { code: "DAY_LABORER", title: "日雇労働者" },
      { code: "HOMELESS", title: "住居喪失不安定就労者・ホームレス" },
      { code: "DISABLED", title: "障害者" },
    ],
    maxMonths: 3,
    planDueDays: 14,
    source:
      "試行雇用奨励金 leaflets (ichinomiya-setsuritsu, fujimori-tax, hero-nakajima); the version's first and last day are ours",
  },
  {
    version: "2023",
    from: "2023-04-01",
    until: null,
    groups: [
      { code: "FREQUENT_JOB_CHANGES", title: "2年以内に2回以上離職または転職を繰り返している者" },
      { code: "LONG_OUT_OF_WORK", title: "離職している期間が1年を超えている者" },
      { code: "CHILDCARE_GAP", title: "妊娠、出産または育児を理由に離職し、1年を超えて安定した職業に就いていない者" },
      {
        code: "CASE_WORKER_SUPPORT",
        title: "1968年4月2日以降に生まれ、担当者制の支援を受けている者",
        bornFrom: "1968-04-02",
      },
      {
        code: "SPECIAL_CONSIDERATION",
        title: "就職の援助を行うに当たって特別な配慮を要する者（生活保護受給者、季節労働者、ホームレス等）",
      },
    ],
    maxMonths: 3,
    planDueDays: 14,
    source: "トライアル雇用助成金（一般トライアルコース）, hojokin-guide; the version's first day is ours",
  },
];

/** The rule in force for referrals on a day; undefined where none is known. */
export function trialRuleOn(day: string): TrialRule | undefined {
  // guard: trial-rule-is-in-force-day
  return TRIAL_RULES.find(({ from, until }) => from <= day && (until === null || day <= until));
}

/** The rule in force for referrals on a day; all of them without one. */
export function trialRulesOn(day: string | null | undefined): TrialRule[] {
  return day == null ? [...TRIAL_RULES] : [trialRuleOn(day)].filter((rule) => rule !== undefined);
}

/** Whether the person's age fits the group. An unknown birth date fits only a group without an age condition. */
export function fitsTrialGroup(
  { minimumAge, maximumAge, bornFrom }: TrialGroup,
  birthDate: string | null,
  day: string,
): boolean {
  if (minimumAge === undefined && maximumAge === undefined && bornFrom === undefined) return true;
  // guard: group-asks-for-age-takes-nobody
  if (birthDate === null) return false;
  const age = ageOn(birthDate, day);
  // guard: group-has-minimum-age
  return age >= (minimumAge ?? 0) && age <= (maximumAge ?? Number.POSITIVE_INFINITY) && birthDate >= (bornFrom ?? "");
}
