import type { AccessBasis } from "@aiwork/subgraph/access-log/access-log";
import { actorOf } from "../../agreement/state-change/state-change";
import type { DisclosureCategory } from "../disclosure-consent/disclosure-consent";

/** 閲覧記録: a reading of a person's record, as the party that holds the record keeps it. */
export interface AccessRecordRow {
  /** The chain and the position in it. */
  id: string;
  seekerId: string;
  readAt: Date;
  byParty: "CITY" | "NATIONAL" | null;
  byRole: string;
  byName: string | null;
  categories: DisclosureCategory[];
  basis: AccessBasis;
  purpose: string;
  reason: string | null;
  traceId: string;
  servicePointIds: string[];
  consentIds: string[];
}

/** The columns of `access_record` as its row's properties. */
const ACCESS_RECORD_COLUMNS = `chain || '-' || place as id, seeker_id as "seekerId", read_at as "readAt", by_party as "byParty",
  by_role as "byRole", by_name as "byName", categories, basis, purpose, reason, trace_id as "traceId",
  coalesce(service_points, '{}') as "servicePointIds", coalesce(consent_ids, '{}') as "consentIds"`;

/** The list of access records, newest first; its select has no condition yet. */
export const ACCESS_RECORDS = {
  name: "access-records",
  select: `select ${ACCESS_RECORD_COLUMNS}, read_at, chain, place as nth from access_record`,
  order: [
    ["read_at", "timestamptz"],
    ["chain", "bigint"],
    ["nth", "bigint"],
  ],
} as const;

/** The fields of an access record that its row does not store, for the party that holds the data. */
export function accessRecordFields(holder: "CITY" | "NATIONAL") {
  return {
    holder: () => holder,
    by: ({ byParty, byRole, byName }: AccessRecordRow) => actorOf(byParty, byRole, byName),
  };
}
