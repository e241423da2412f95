import { groupBy } from "./group-by";
import type { FinalState, Violation } from "./history";

const LIVE: ReadonlySet<string> = new Set(["ISSUED", "APPLIED", "INTERVIEW_SET", "INTERVIEWED"]);

/** The domain's invariants 1 to 3. */
export function* checkOrders({ orders, referrals, placements }: FinalState): Generator<Violation> {
  const referralOf = new Map(referrals.map((referral) => [referral.id, referral]));
  const byOrder = groupBy(placements, ({ referralId }) => referralOf.get(referralId)?.jobOrderId ?? "");
  for (const { id, openings, filled, status, version } of orders) {
    const all = byOrder.get(id) ?? [];
    const standing = all.filter((placement) => placement.status !== "VOIDED").length;
    const broken = (what: string): Violation => ({ promise: "invariant", what: `the order ${id}: ${what}` });
    if (filled > openings) yield broken(`${filled} filled of ${openings} openings`);
    if (standing > openings) yield broken(`${standing} placements stand on ${openings} openings`);
    if (standing !== filled) yield broken(`${standing} placements stand, and ${filled} are filled`);
    if ((status === "FILLED") !== (filled === openings)) yield broken(`${status}, ${filled} filled of ${openings}`);
    const raised = all.length + (all.length - standing);
    if (version !== 1 + raised) yield broken(`version ${version} after ${raised} openings taken and given back`);
  }
  const standing = placements.filter(({ status }) => status !== "VOIDED");
  for (const [referralId, same] of groupBy(standing, (placement) => placement.referralId)) {
    if (same.length > 1)
      yield { promise: "invariant", what: `${same.length} placements stand of referral ${referralId}` };
    if (referralOf.get(referralId)?.status !== "HIRED")
      yield { promise: "invariant", what: `a placement stands of referral ${referralId}, which is not hired` };
  }
  const live = referrals.filter(({ status }) => LIVE.has(status));
  for (const [pair, same] of groupBy(live, ({ registrationId, jobOrderId }) => `${registrationId} to ${jobOrderId}`))
    if (same.length > 1) yield { promise: "invariant", what: `${same.length} live referrals of ${pair}` };
}
