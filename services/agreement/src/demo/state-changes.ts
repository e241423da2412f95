/** A step of a thing's state, as a row of `state_change`. */
export interface StateChangeRow extends Record<string, unknown> {
  subject_id: string;
  at: string;
  by_party: "CITY" | "NATIONAL" | null;
  by_role: string;
  from_state: string | null;
  to_state: string;
  reason: string | null;
}

type Step = readonly [day: string, state: string, reason?: string];

/** A thing's history, a step a day, at ten in the morning in Tokyo and a minute later each. */
export function historyRows(
  subjectId: string,
  role: `${"city" | "nation"}.${string}` | "seeker",
  steps: readonly Step[],
): StateChangeRow[] {
  const party = role === "seeker" ? null : role.startsWith("city.") ? "CITY" : "NATIONAL";
  return steps.map(([day, state, reason], i) => ({
    subject_id: subjectId,
    at: `${day}T10:${String(i).padStart(2, "0")}:00+09:00`,
    by_party: party,
    by_role: role,
    from_state: steps[i - 1]?.[1] ?? null,
    to_state: state,
    reason: reason ?? null,
  }));
}
