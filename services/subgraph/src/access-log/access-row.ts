import type { RequestContext } from "@aiwork/server/http/request-context";
import type { AccessBasis, AccessLogEntry } from "./access-log";
import { asStored, chainHash, microsecondText } from "./hash-chain";

/** 利用目的: the purpose of an access, by its ground. */
const purposeByBasis: Readonly<Record<AccessBasis, string>> = {
  SELF: "本人による確認",
  OWN_ROLE: "職務の遂行",
  CONSENT: "同意に基づく一体的な支援",
  LAWFUL_DUTY: "自己情報の開示",
  BREAK_GLASS: "緊急の対応",
  LOOKUP: "求職者の照会",
  AUDIT: "閲覧記録の監査",
};

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
  /** The service points at which the reader works; null in rows of before they were recorded. */
  readonly service_points: readonly string[] | null;
  /** The consents by which the other party's staff read; null in rows of before they were recorded. */
  readonly consent_ids: readonly string[] | null;
}

export function toAccessRow(
  { seekerId, basis, reason, categories, consentIds }: AccessLogEntry,
  request: RequestContext,
): AccessRow {
  const { caller, traceId } = request;
  return {
    seeker_id: seekerId,
    read_at: microsecondText(new Date()),
    by_party: caller.party,
    by_role: caller.role,
    by_name: asStored(caller.name),
    by_subject: asStored(caller.subject),
    categories: [...categories].sort(),
    basis,
    purpose: purposeByBasis[basis],
    reason: asStored(reason),
    trace_id: traceId,
    service_points: [...caller.servicePoints].sort(),
    consent_ids: [...consentIds].sort(),
  };
}

/** A row's hash, over the hash before it. @param place the row's number in its chain, from 1 */
export function hashRow(before: Buffer, chain: number, place: number, row: AccessRow): Buffer {
  return chainHash(before, [
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
    // guard: readers-service-points-and-consents-are-hashed
    ...(row.service_points === null && row.consent_ids === null ? [] : [row.service_points, row.consent_ids]),
  ]);
}
