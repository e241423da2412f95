import { isDeepStrictEqual } from "node:util";
import { installPackagesOf } from "./install-packages";
import { differencesFromPage, readTables } from "./printed-figures";
import { startReportingSystem } from "./reporting-system";
import {
  type ClientSettings,
  compileTypescriptClient,
  OTHER_CLIENTS,
  type ReportingClient,
  runClient,
  TYPESCRIPT_CLIENT,
} from "./run-client";

/** `npm run proofs:readers`: each client of docs/reporting/clients prints the printed figures, and all print the same. */
async function main(): Promise<void> {
  for (const client of OTHER_CLIENTS) await installPackagesOf(client);
  compileTypescriptClient();
  await using reporting = await startReportingSystem();
  const clients = [TYPESCRIPT_CLIENT, ...OTHER_CLIENTS];
  const rows: { client: string; rows: number; seconds: number; faults: string }[] = [];
  let reference: ReturnType<typeof readTables> | undefined;
  for (const client of clients) {
    const begun = performance.now();
    const output = await reporting.run(client);
    const seconds = Number(((performance.now() - begun) / 1_000).toFixed(1));
    const tables = readTables(output.stdout);
    reference ??= tables;
    const faults = [
      ...(output.code === 0 ? [] : [`it ended with code ${output.code}: ${output.stderr.trim()}`]),
      ...differencesFromPage(tables),
      ...(isDeepStrictEqual(tables, reference) ? [] : [`its tables are not those of ${TYPESCRIPT_CLIENT.name}`]),
      ...reporting.leaks(output).map((where) => `a secret stands in ${where}`),
      ...(await faultsOfRefusal(client, { ...reporting.settings, secret: "guessed" }, "invalid_client")),
    ];
    rows.push({ client: client.name, rows: tables.flat().length, seconds, faults: faults.join("; ") });
  }
  await reporting.system.stop("national");
  for (const [i, client] of clients.entries()) {
    const faults = await faultsOfRefusal(client, reporting.settings, "SUBGRAPH_UNAVAILABLE");
    if (rows[i]) rows[i].faults += faults.join("; ");
  }
  if (process.argv.includes("--json")) console.log(JSON.stringify({ rows }));
  else console.table(rows);
  if (rows.some(({ faults }) => faults !== "")) process.exitCode = 1;
}

/** A client that is refused prints the code and a sentence, no table, and fails. */
async function faultsOfRefusal(client: ReportingClient, settings: ClientSettings, code: string): Promise<string[]> {
  const output = await runClient(client, settings);
  const isPrinted = new RegExp(`\\b${code}: \\S`).test(output.stderr);
  if (isPrinted && output.stdout === "" && output.code !== 0) return [];
  return [`refused by ${code} it printed ${output.stdout}${output.stderr} and ended with code ${output.code}`];
}

main().catch(({ message }: Error) => {
  console.error(message);
  process.exitCode = 1;
});
