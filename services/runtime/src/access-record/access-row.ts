import type { AccessBasis } from "../access/ground";
import type { RequestContext } from "../request/request-context";
import { asKept, hashOf, microsecondsOf } from "./canonical";
import { purposes } from "./purposes";
import type { Reading } from "./readings";

/** 閲覧記録: one row of the access log, by column names. */
export interface AccessRow {
  readonly seeker_id: string;
  /** UTC, to the microsecond. */
  readonly read_at: string;
  readonly by_party: string | null;
  readonly by_role: string;
  readonly by_name: string | null;
  /** Issuer and subject of the token: tells apart two callers of the same role, also without a name. */
  readonly by_subject: string | null;
  readonly categories: readonly string[];
  readonly basis: AccessBasis;
  readonly purpose: string;
  readonly reason: string | null;
  readonly trace_id: string;
}

export function accessRowOf({ seekerId, basis, reason, categories }: Reading, request: RequestContext): AccessRow {
  const { caller, traceId } = request;
  return {
    seeker_id: seekerId,
    read_at: microsecondsOf(new Date()),
    by_party: caller.party,
    by_role: caller.role,
    by_name: asKept(caller.name),
    by_subject: asKept(caller.subject),
    categories: [...categories].sort(),
    basis,
    purpose: purposes[basis],
    reason: asKept(reason),
    trace_id: traceId,
  };
}

/** A row's hash, over the hash before it. @param place the row's number in its chain, from 1 */
export function hashOfRow(before: Buffer, chain: number, place: number, row: AccessRow): Buffer {
  return hashOf(before, [
    chain,
    place,
    row.seeker_id,
    row.read_at,
    row.by_party,
    row.by_role,
    row.by_name,
    row.by_subject,
    row.categories,
    row.basis,
    row.purpose,
    row.reason,
    row.trace_id,
  ]);
}
