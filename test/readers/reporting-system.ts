import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Cleanup } from "@aiwork/kit/system/cleanup";
import { startTestSystem, type TestSystem } from "@aiwork/kit/system/start-system";
import { type ClientOutput, type ClientSettings, type ReportingClient, runClient } from "./run-client";

const ACCESS_TOKEN = /\beyJ[\w-]+\.eyJ[\w-]+/;
/** What a busy machine does not answer in time, a reader asks again. */
const TRANSIENT_CODES = ["TIMEOUT", "OVERLOADED", "SUBGRAPH_UNAVAILABLE"];
const MAX_TRIES = 6;

/** The system with its demonstration population, and a client for it. Dispose it. */
export interface ReportingSystem extends AsyncDisposable {
  readonly system: TestSystem;
  /** Asks again when the machine was too busy. @param refusal the code with which the client is to be refused, if any */
  run(client: ReportingClient, refusal?: string, change?: Partial<ClientSettings>): Promise<ClientOutput>;
  /** Where a secret or a token has come to light. */
  leaks(output: ClientOutput): string[];
}

export function startReportingSystem(): Promise<ReportingSystem> {
  return Cleanup.whole(async (cleanup) => {
    const [id, secret] = ["reporting.of-a-reader", randomBytes(24).toString("hex")];
    const client = { REPORTING_CLIENT_ID: id, REPORTING_CLIENT_SECRET: secret };
    const system = await startTestSystem("demo", { AIWORK_TODAY: "2013-10-31", ...client });
    cleanup.defer(() => system[Symbol.asyncDispose]());
    const endpoint = system.gateway.url.replace(/\/graphql$/, "/reporting/graphql");
    const settings: ClientSettings = { endpoint, issuer: `${system.issuers.url}/portal`, id, secret };
    return {
      system,
      run: async (client, refusal, change) => {
        const transient = TRANSIENT_CODES.filter((code) => code !== refusal);
        for (let tries = 1; ; tries++) {
          const output = await runClient(client, { ...settings, ...change });
          if (tries === MAX_TRIES || !transient.some((code) => output.stderr.includes(code))) return output;
          await wait(500 * tries);
        }
      },
      leaks: ({ stdout, stderr }) =>
        Object.entries({ stdout, stderr, "the system's output": system.processOutput() })
          .filter(([, text]) => text.includes(secret) || ACCESS_TOKEN.test(text))
          .map(([where]) => where),
      [Symbol.asyncDispose]: () => cleanup[Symbol.asyncDispose](),
    };
  });
}
