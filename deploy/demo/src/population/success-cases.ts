import { businessDayFrom } from "./business-days";
import type { Person, Story } from "./person";
import { uuidOf } from "./random";

const shiroishi: Person = {
  id: uuidOf("success case of Shiroishi"),
  number: 9001,
  name: "見本 一郎",
  nameKana: "ミホン イチロウ",
  sex: "MALE",
  birthDate: "1961-06-15",
  servicePointId: "shiroishi",
  knownTo: "BOTH",
  onPublicAssistance: true,
  consents: true,
};

const toyohira: Person = {
  id: uuidOf("success case of Toyohira"),
  number: 9002,
  name: "見本 二郎",
  nameKana: "ミホン ジロウ",
  sex: "MALE",
  birthDate: "1951-05-20",
  servicePointId: "toyohira",
  knownTo: "BOTH",
  onPublicAssistance: false,
  consents: true,
};

/** 支援期間４．５ヶ月, with a visit every week (毎週来所); hired two days after the interview of 25 September. */
export const shiroishiCase: Story = {
  person: shiroishi,
  visits: [...weekly("2013-05-13", 20), "2013-09-25"],
  hiredOn: "2013-09-27",
};

/** 支援期間２週間. */
export const toyohiraCase: Story = {
  person: toyohira,
  visits: ["2013-07-08", "2013-07-10", "2013-07-12", "2013-07-16", "2013-07-19", "2013-07-22"],
  hiredOn: "2013-07-22",
};

/** 一体的実施事業による就職成功例: both are included in the figures. */
export const successCases: readonly Story[] = [shiroishiCase, toyohiraCase];

function weekly(first: string, times: number): string[] {
  const days = Array.from({ length: times }, (_, week) => new Date(Date.parse(first) + week * 7 * 86_400_000));
  return [...new Set(days.map((day) => businessDayFrom(day.toISOString().slice(0, 10))))];
}

/** The days of their counseling sessions and consultations; for everybody else a rule decides. */
export const caseTalks: Readonly<Record<string, { counseled: readonly string[]; consulted: readonly string[] }>> = {
  [shiroishi.id]: {
    counseled: ["2013-05-13", "2013-07-22"],
    consulted: ["2013-05-20", "2013-06-17", "2013-09-17"],
  },
  [toyohira.id]: { counseled: ["2013-07-08"], consulted: ["2013-07-08", "2013-07-10", "2013-07-16"] },
};
