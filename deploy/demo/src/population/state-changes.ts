/** A state change as a row of `state_change`. */
export interface StateChangeRow extends Record<string, unknown> {
  subject_id: string;
  at: string;
  by_party: "CITY" | "NATIONAL" | null;
  by_role: string;
  from_state: string | null;
  to_state: string;
  reason: string | null;
}

export type StaffRole = `${"city" | "national"}.${string}`;
export type HistoryStep = readonly [day: string, state: string, reason?: string | null, by?: StaffRole];

/** The hours of a day at a service point, in the order in which things happen to a visitor. */
export const HOURS = {
  VISIT: 8,
  FILE: 9,
  CONSENT: 10,
  TALK: 11,
  LIAISON: 12,
  NEGOTIATION: 13,
  REFERRAL: 14,
  PLACEMENT: 15,
  TRIAL: 16,
};

/** An instant of a day in Asia/Tokyo. */
export function instantOf(day: string, hour: number, minute = 0): string {
  return `${day}T${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:00+09:00`;
}

/** The history of a subject; steps of one day are a minute apart. */
export function historyRows(
  subjectId: string,
  role: StaffRole,
  hour: number,
  steps: readonly HistoryStep[],
): StateChangeRow[] {
  return steps.map(([day, state, reason, by = role], i) => ({
    subject_id: subjectId,
    at: instantOf(day, hour, i),
    by_party: by.startsWith("city.") ? "CITY" : "NATIONAL",
    by_role: by,
    from_state: steps[i - 1]?.[1] ?? null,
    to_state: state,
    reason: reason ?? null,
  }));
}

/** Adds the version, which counts the steps of the history. */
export function withVersions<Row extends { id: string }>(rows: readonly Row[], history: readonly StateChangeRow[]) {
  const steps = new Map<string, number>();
  for (const { subject_id } of history) steps.set(subject_id, (steps.get(subject_id) ?? 0) + 1);
  return rows.map((row) => ({ ...row, version: steps.get(row.id) ?? 1 }));
}
