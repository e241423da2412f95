import { type Database, openDatabase } from "../database/open-database";
import type { Party } from "../server/party";
import type { AccessRecordKey } from "./access-record-key";
import { openChain } from "./open-chain";
import { Recorder } from "./recorder";

/** A recorder with its own pool. */
export interface OpenRecorder {
  readonly recorder: Recorder;
  /** Closes the chain, then the pool. */
  close(): Promise<void>;
  /** Closes the pool alone, as the end of a process without a word does. */
  kill(): Promise<void>;
}

/** @throws UnreachableDatabase */
export async function openRecorder(
  { name, access }: Pick<Party, "name" | "access">,
  url: string,
  key: AccessRecordKey,
): Promise<OpenRecorder> {
  const database = await openDatabase({ url, pool: "recorder", applicationName: `${name}-records` });
  const recorder = recorderOn(database, access.party, key);
  let ended: Promise<void> | undefined;
  const end = () => {
    ended ??= database.close();
    return ended;
  };
  return { recorder, close: () => recorder.close().finally(end), kill: end };
}

export function recorderOn(database: Database, party: Party["access"]["party"], key: AccessRecordKey): Recorder {
  return new Recorder(party, database, key, (lost) => openChain(database, party, key, lost));
}
