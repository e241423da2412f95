import { addDays } from "@aiwork/agreement/demo/business-days";
import { historyRows, type StateChangeRow } from "@aiwork/agreement/demo/state-changes";
import type { applicationRows } from "./applications.demo";
import type { cityFileRows } from "./city-files.demo";
import type { sessionRows } from "./counseling.demo";
import type { liaisonRows } from "./liaisons.demo";
import type { localJobRows } from "./local-jobs.demo";
import type { programRows } from "./programs.demo";

interface Tables {
  city_file: ReturnType<typeof cityFileRows>;
  counseling_session: ReturnType<typeof sessionRows>;
  program_application: ReturnType<typeof applicationRows>;
  liaison: ReturnType<typeof liaisonRows>;
  local_job: ReturnType<typeof localJobRows>;
  support_program: typeof programRows;
}

type Step = readonly [day: string, state: string, reason?: string];

/** How each thing came to the state in which it is. */
export function historyOfCity(tables: Tables): StateChangeRow[] {
  return [
    ...tables.city_file.flatMap(({ seeker_id, registered_on = "", status }) => {
      const later: Step[] = status === "OPEN" ? [] : [[addDays(registered_on, 180), status, "来所が途絶えたため"]];
      return historyRows(seeker_id, "city.counselor", [[registered_on, "OPEN"], ...later]);
    }),
    ...tables.counseling_session.flatMap(({ id, day, status }) => historyRows(id, "city.counselor", [[day, status]])),
    ...tables.program_application.flatMap(({ id, opened_on, status, decided_on, decision_reason }) => {
      const decided: Step[] = decided_on
        ? [
            [opened_on, "UNDER_REVIEW"],
            [decided_on, status, decision_reason ?? undefined],
          ].map((step) => step as unknown as Step)
        : status === "SUBMITTED"
          ? []
          : [[opened_on, status]];
      return historyRows(id, "city.program_officer", [[opened_on, "DRAFT"], [opened_on, "SUBMITTED"], ...decided]);
    }),
    ...tables.liaison.flatMap(({ id, opened_by, opened_on, answered_on, status }) => {
      const answered: Step[] = answered_on ? [[answered_on, "ACCEPTED"]] : [];
      const closed: Step[] = answered_on && status === "DONE" ? [[addDays(answered_on, 21), "DONE"]] : [];
      return historyRows(id, opened_by === "CITY" ? "city.counselor" : "nation.counselor", [
        [opened_on, "SENT"],
        ...answered,
        ...closed,
      ]);
    }),
    ...tables.local_job.flatMap(({ id, drafted_on, published_on, status }) => {
      const published: Step[] = published_on ? [[published_on, "PUBLISHED"]] : [];
      const ended: Step[] = published_on && status !== "PUBLISHED" ? [[addDays(published_on, 20), status]] : [];
      return historyRows(id, "city.program_officer", [[drafted_on, "DRAFT"], ...published, ...ended]);
    }),
    ...tables.support_program.flatMap(({ id, accepts_from, status }) => {
      const ended: Step[] = status === "ENDED" ? [["2013-04-01", "ENDED", "年度の終了"]] : [];
      return historyRows(id, "city.program_officer", [[accepts_from, "DRAFT"], [accepts_from, "PUBLISHED"], ...ended]);
    }),
  ];
}
