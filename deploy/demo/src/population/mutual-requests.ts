import { uuidOf } from "./random";
import { type HistoryStep, HOURS, historyRows, type StateChangeRow } from "./state-changes";

interface RequestText {
  subject: string;
  text: string;
  raisedOn: string;
  dueOn: string;
  /** The day on which it was withdrawn, and why. */
  withdrawn?: readonly [day: string, reason: string];
}

const ROLES = { CITY: "city.secretariat", NATIONAL: "national.planning" } as const;
const FISCAL_YEAR = 2013;

/**
 * 要望: invented requests, each still to be answered or withdrawn. None is closed: the receipt of an answer is signed by the
 * other party's key, and no data set can have it.
 */
const REQUESTS: Readonly<Record<keyof typeof ROLES, readonly RequestText[]>> = {
  CITY: [
    {
      subject: "介護職の求人情報の提供",
      text: "各区のあいワークで紹介できるよう、介護職の新規求人を毎週ご提供ください。",
      raisedOn: "2013-08-01",
      dueOn: "2013-09-30",
    },
    {
      subject: "求人情報提供端末の増設",
      text: "来所者の多い白石に、求人情報提供端末を1台増設していただきたい。",
      raisedOn: "2013-10-15",
      dueOn: "2013-11-29",
    },
    {
      subject: "合同説明会の共催",
      text: "秋の合同企業説明会を共催していただきたい。",
      raisedOn: "2013-06-03",
      dueOn: "2013-08-30",
      withdrawn: ["2013-07-12", "会場の都合により中止となったため"],
    },
  ],
  NATIONAL: [
    {
      subject: "支援制度の案内の更新",
      text: "窓口で配布する支援制度の案内を、今年度の内容に更新していただきたい。",
      raisedOn: "2013-09-02",
      dueOn: "2013-10-18",
    },
    {
      subject: "生活保護受給者の来所予約",
      text: "保護課を通じた来所の予約枠を、週2回設けていただきたい。",
      raisedOn: "2013-10-21",
      dueOn: "2013-12-06",
    },
  ],
};

/** The rows of a party's own requests. */
export function mutualRequestRows(party: keyof typeof ROLES) {
  return REQUESTS[party].map(({ subject, text, raisedOn, dueOn, withdrawn }, i) => ({
    id: requestId(party, i),
    fiscal_year: FISCAL_YEAR,
    place: i + 1,
    subject,
    text,
    raised_on: raisedOn,
    response_due_on: dueOn,
    status: withdrawn ? "WITHDRAWN" : "RAISED",
    concluded_on: withdrawn?.[0] ?? null,
    raised_by_role: ROLES[party],
    raised_by_name: null,
  }));
}

export function mutualRequestHistory(party: keyof typeof ROLES): StateChangeRow[] {
  return REQUESTS[party].flatMap(({ raisedOn, withdrawn }, i) => {
    const steps: HistoryStep[] = [[raisedOn, "RAISED"]];
    if (withdrawn) steps.push([withdrawn[0], "WITHDRAWN", withdrawn[1]]);
    return historyRows(requestId(party, i), ROLES[party], HOURS.VISIT, steps);
  });
}

function requestId(party: string, place: number): string {
  return uuidOf(`mutual request ${party} ${place}`);
}
