import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { businessClock } from "@aiwork/server/clock/business-clock";
import type { OwnedAccessLogWriter } from "@aiwork/subgraph/access-log/access-log-writer";
import { ANCHOR_TYPE, type Anchor, anchorSchema } from "@aiwork/subgraph/access-log/anchor";
import { Anchoring } from "@aiwork/subgraph/access-log/anchoring";
import { type VerificationResult, verifyAccessRecords } from "@aiwork/subgraph/access-log/verify-access-records";
import { testReceiptSigner } from "../receipts/test-receipt-signers";
import { type AccessLogBench, accessRow, createAccessLogBench, TEST_ACCESS_RECORD_KEY } from "./access-log-bench";

const CITY = { name: "city", access: { party: "CITY" } } as const;
const TABLES = ["access_record", "access_chain"];

/** A process of the city that writes access records and anchors them. */
export interface AnchoredProcess extends OwnedAccessLogWriter {
  readonly anchoring: Anchoring;
  /** What it logged as errors. */
  readonly errors: object[];
  read(): Promise<void>;
  /** Stops it in order. */
  end(): Promise<void>;
}

/** The city's access records with a directory of anchors. Dispose it. */
export interface AnchoringBench extends AccessLogBench {
  readonly directory: string;
  startProcess(directory?: string): Promise<AnchoredProcess>;
  /** The anchors of a directory, verified as by the other party. */
  anchors(directory?: string): Promise<Anchor[]>;
  /** Verifies the records; mismatches are given as text. */
  verify(anchors?: readonly Anchor[]): Promise<VerificationResult & { whats: string[] }>;
  /** Works on the tables as their owner, who does not have the key, past the triggers. */
  tamper(...statements: [text: string, values?: unknown[]][]): Promise<void>;
  /** Notes a chain as an administrator of the database, who puts it back to that by the function returned. */
  noteChain(number: number): Promise<() => Promise<void>>;
}

export async function createAnchoringBench(): Promise<AnchoringBench> {
  const bench = await createAccessLogBench();
  const directory = mkdtempSync(join(tmpdir(), "anchors-"));
  const stops: (() => Promise<void>)[] = [];
  const query = (text: string, values: unknown[] = []) => bench.database.dataSource.query(text, values);
  const tamper: AnchoringBench["tamper"] = async (...statements) => {
    for (const table of TABLES) await query(`alter table ${table} disable trigger user`);
    for (const [text, values] of statements) await query(text, values);
    for (const table of TABLES) await query(`alter table ${table} enable trigger user`);
  };
  return {
    ...bench,
    directory,
    startProcess: async (to = directory) => {
      const records = await bench.startWriter();
      const errors: object[] = [];
      const log = { error: (entry: object) => void errors.push(entry) } as never;
      const receiptSigner = await testReceiptSigner("CITY");
      const clock = businessClock("2013-10-31");
      const anchoring = new Anchoring(CITY, to, { writer: records.writer, receiptSigner, clock, log });
      stops.push(() => anchoring.stop());
      const end = async () => {
        await records.writer.close();
        await anchoring.stop();
        await records.close();
      };
      return { ...records, anchoring, errors, end, read: () => records.writer.write([accessRow()]) };
    },
    anchors: async (from = directory) => {
      const lines = readdirSync(from).flatMap((name) => readFileSync(join(from, name), "utf8").trimEnd().split("\n"));
      const signer = await testReceiptSigner("NATIONAL");
      const verified = await Promise.all(lines.map((line) => signer.verify(ANCHOR_TYPE, line)));
      return verified.map((one) => anchorSchema.parse((one as { content: unknown }).content));
    },
    verify: async (anchors) => {
      const whats: string[] = [];
      const report = ({ chain, what }: { chain: number; what: string }) => void whats.push(`${chain}: ${what}`);
      const verification = {
        party: "CITY",
        keys: [TEST_ACCESS_RECORD_KEY],
        report,
        ...(anchors && { anchors }),
      } as const;
      return { ...(await verifyAccessRecords(bench.database, verification)), whats };
    },
    tamper,
    noteChain: async (number) => {
      const [{ rows, head, seal, closed_at }] = await query("select * from access_chain where number = $1", [number]);
      return () =>
        tamper(
          ["delete from access_record where chain = $1 and place > $2", [number, rows]],
          [
            "update access_chain set rows = $2, head = $3, seal = $4, closed_at = $5 where number = $1",
            [number, rows, head, seal, closed_at],
          ],
        );
    },
    [Symbol.asyncDispose]: async () => {
      for (const stop of stops) await stop();
      rmSync(directory, { recursive: true });
      await bench[Symbol.asyncDispose]();
    },
  };
}
