import { accessRowOf } from "@aiwork/runtime/access-record/access-row";
import { openRecorder } from "@aiwork/runtime/access-record/open-recorder";
import type { Caller } from "@aiwork/runtime/identity/caller";
import { readRequestContext } from "@aiwork/runtime/request/request-context";
import type { Records } from "../find-records";

/** The role in the access record: whoever may run the command on the party's database. */
const ROLE = "disclosure";

/** A disclosure is a reading too (法令, LAWFUL_DUTY): it adds one row to the party's access records, signed by the newest key. */
export async function recordDisclosure({ party, url, keys }: Records, seekerId: string, categories: readonly string[]) {
  const key = keys.at(-1);
  if (!key) throw new Error(`${party.name}: no key to sign its access records with.`);
  const caller: Caller = {
    role: ROLE,
    party: party.access.party,
    servicePoints: [],
    seekerId: null,
    name: null,
    subject: null,
  };
  const reading = { seekerId, basis: "LAWFUL_DUTY", reason: null, categories: new Set(categories) } as const;
  const records = await openRecorder(party, url, key);
  try {
    await records.recorder.record([accessRowOf(reading, readRequestContext({}, caller))]);
  } finally {
    await records.close();
  }
}
