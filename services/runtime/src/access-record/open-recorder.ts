import { type Database, openDatabase } from "../database/open-database";
import type { CallerParty } from "../identity/caller";
import type { AccessRecordKey } from "./access-record-key";
import { openChain } from "./open-chain";
import { Recorder } from "./recorder";

/** The party whose access records are written. */
export interface RecordedParty {
  readonly name: string;
  readonly access: { readonly party: CallerParty };
}

/** A writer of access records with its own connection pool. */
export interface OpenRecorder {
  readonly recorder: Recorder;
  /** Closes the chain, then the pool. */
  close(): Promise<void>;
  /** Closes the pool alone, as when the process is killed. */
  kill(): Promise<void>;
}

/** @throws UnreachableDatabase */
export async function openRecorder(
  { name, access }: RecordedParty,
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

export function recorderOn(database: Database, party: CallerParty, key: AccessRecordKey): Recorder {
  return new Recorder(party, database, key, (lost) => openChain(database, party, key, lost));
}
