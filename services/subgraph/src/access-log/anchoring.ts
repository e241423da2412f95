import { accessSync, constants, mkdirSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import type { BusinessClock } from "@aiwork/server/clock/business-clock";
import { ConfigurationError } from "@aiwork/server/configuration/read-configuration";
import type { CallerParty } from "@aiwork/server/identity/caller";
import type { Log } from "@aiwork/server/telemetry/log";
import type { ReceiptSigner } from "../receipts/receipt-signer";
import type { AccessLogWriter } from "./access-log-writer";
import { ANCHOR_TYPE, anchorsOf } from "./anchor";

const INTERVAL_MS = 60 * 60_000;

/** @throws ConfigurationError where anchors could not be written there */
export function requireAnchorDirectory(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK);
  } catch {
    throw new ConfigurationError(["ACCESS_ANCHORS_PATH: name a directory in which this process may write"]);
  }
}

interface AnchoredParty {
  readonly name: string;
  readonly access: { readonly party: CallerParty };
}

interface AnchoringDependencies {
  readonly writer: Pick<AccessLogWriter, "heads">;
  readonly receiptSigner: Pick<ReceiptSigner, "sign">;
  readonly clock: BusinessClock;
  readonly log: Log;
}

/**
 * Anchors a party's access records at its start, every hour and at its stop: a line in the file of the business day, for
 * the auditor to take away.
 */
export class Anchoring {
  readonly #timer: NodeJS.Timeout;
  #written = "";
  #work: Promise<void> = Promise.resolve();

  /** @param directory where files are only added to; the database's administrator should not reach it */
  constructor(
    private readonly party: AnchoredParty,
    private readonly directory: string,
    private readonly dependencies: AnchoringDependencies,
  ) {
    this.#timer = setInterval(() => void this.anchor(), INTERVAL_MS).unref();
    void this.anchor();
  }

  /** Anchors the records as they are now. Where it fails, readings go on, and the log says that they are not anchored. */
  anchor(): Promise<void> {
    this.#work = this.#work.then(() =>
      this.#append().catch((err: unknown) => this.dependencies.log.error({ err }, "access records are not anchored")),
    );
    return this.#work;
  }

  /** Anchors the records once more. Call it when the chain is closed, so that its end is anchored. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.anchor();
  }

  async #append(): Promise<void> {
    const { writer, receiptSigner, clock } = this.dependencies;
    const heads = await writer.heads();
    const day = clock.today();
    const state = JSON.stringify([day, heads]);
    // guard: what-is-anchored-is-not-anchored-again
    if (heads.length === 0 || state === this.#written) return;
    const stated = { party: this.party.access.party, day, at: new Date().toISOString() };
    const signed = await Promise.all(anchorsOf(stated, heads).map((anchor) => receiptSigner.sign(ANCHOR_TYPE, anchor)));
    const path = join(this.directory, `${this.party.name}-${day}.jws`);
    // guard: anchors-are-added-to-those-before
    await appendFile(path, signed.map((line) => `${line}\n`).join(""), { mode: 0o600, flush: true });
    this.#written = state;
  }
}
