import { actorOf } from "../state-change/actor";
import type { AccessRecordRow } from "./access-record";

/** The fields of an access record that its row does not store, for the party that holds the data. */
export function accessRecordFields(holder: "CITY" | "NATIONAL") {
  return {
    holder: () => holder,
    by: ({ byParty, byRole, byName }: AccessRecordRow) => actorOf(byParty, byRole, byName),
  };
}
