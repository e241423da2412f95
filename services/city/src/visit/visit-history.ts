import { actorOf } from "@aiwork/agreement/state-change/actor";
import type { StateChange } from "@aiwork/agreement/state-change/state-change.loader";
import type { VisitEntity } from "./visit.entity";

/** A visit has at most two status changes, counted and voided, which are kept in its own row. */
export function visitHistory(visit: VisitEntity): StateChange[] {
  const by = actorOf(visit.recordedByParty, visit.recordedByRole, null);
  const recorded = { at: visit.recordedAt, by, from: null, to: "COUNTED", reason: null };
  if (visit.voidedAt === null || visit.voidedByRole === null) return [recorded];
  const voider = actorOf(visit.voidedByParty, visit.voidedByRole, null);
  return [recorded, { at: visit.voidedAt, by: voider, from: "COUNTED", to: "VOIDED", reason: visit.voidReason }];
}
