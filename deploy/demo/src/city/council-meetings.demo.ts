import { minutesHash } from "@aiwork/city/operating-council/council-meeting/council-meeting.entity";
import { uuidOf } from "../population/random";
import { type HistoryStep, HOURS, historyRows, type StateChangeRow } from "../population/state-changes";

interface Meeting {
  heldOn: string;
  scheduledOn: string;
  agenda: readonly string[];
  /** The versions of its minutes, each with the day on which it was written. */
  minutes?: readonly (readonly [day: string, text: string])[];
  canceled?: readonly [day: string, reason: string];
}

/**
 * 運営協議会の会議: invented meetings. No minutes are approved: an approval is signed by each party's key, and no data set can
 * have it.
 */
const MEETINGS: readonly Meeting[] = [
  {
    heldOn: "2013-05-22",
    scheduledOn: "2013-04-24",
    agenda: ["平成24年度の実績について", "平成25年度事業計画の進め方について"],
    minutes: [
      ["2013-05-29", "平成24年度の利用者数と就職者数を確認した。平成25年度は5窓口体制で進めることとした。"],
      [
        "2013-06-05",
        "平成24年度の利用者数と就職者数を確認した。平成25年度は南を加えた5窓口体制で進めることとした。次回は10月に開催する。",
      ],
    ],
  },
  {
    heldOn: "2013-08-07",
    scheduledOn: "2013-07-03",
    agenda: ["第1四半期の取組状況について"],
    canceled: ["2013-07-31", "資料の準備が整わないため"],
  },
  {
    heldOn: "2013-10-23",
    scheduledOn: "2013-09-25",
    agenda: ["上半期の取組状況について", "就職成功例の公表について"],
    minutes: [["2013-10-30", "上半期の利用者数は計画を上回った。就職成功例2件を公表することとした。"]],
  },
  { heldOn: "2013-12-18", scheduledOn: "2013-10-30", agenda: ["第3四半期の見通しについて", "要望への回答について"] },
];

const idOf = ({ heldOn }: Meeting) => uuidOf(`council meeting ${heldOn}`);

function statusOf({ minutes, canceled }: Meeting): string {
  if (canceled) return "CANCELED";
  return minutes ? "MINUTES_DRAFTED" : "SCHEDULED";
}

export const councilMeetingRows = MEETINGS.map((meeting) => ({
  id: idOf(meeting),
  held_on: meeting.heldOn,
  status: statusOf(meeting),
}));

export const meetingAgendaRows = MEETINGS.map((meeting) => ({ meeting_id: idOf(meeting), titles: meeting.agenda }));

export const meetingMinutesRows = MEETINGS.flatMap((meeting) =>
  (meeting.minutes ?? []).map(([, text], i) => {
    const of = { meetingId: idOf(meeting), version: i + 1, text };
    return { meeting_id: of.meetingId, version: of.version, text, content_hash: minutesHash(of) };
  }),
);

export const councilMeetingHistory: StateChangeRow[] = MEETINGS.flatMap((meeting) => {
  const { scheduledOn, minutes = [], canceled } = meeting;
  const steps: HistoryStep[] = [[scheduledOn, "SCHEDULED"]];
  for (const [i, [day]] of minutes.entries()) {
    if (i === 0) steps.push([day, "HELD"]);
    steps.push([day, "MINUTES_DRAFTED"]);
  }
  if (canceled) steps.push([canceled[0], "CANCELED", canceled[1]]);
  return historyRows(idOf(meeting), "city.secretariat", HOURS.FILE, steps);
});
