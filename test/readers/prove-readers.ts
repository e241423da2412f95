import { isDeepStrictEqual } from "node:util";
import { installPackagesOf } from "./install-packages";
import { type ClientRow, differencesFromPage, readTables } from "./printed-figures";
import { startReportingSystem } from "./reporting-system";
import { type ClientOutput, compileTypescriptClient, OTHER_CLIENTS, TYPESCRIPT_CLIENT } from "./run-client";

interface Proof {
  client: string;
  rows: number;
  seconds: number;
  faults: string[];
}

/** `npm run proofs:readers`: each client of docs/reporting/clients prints the printed figures, and all print the same. */
async function main(): Promise<void> {
  for (const client of OTHER_CLIENTS) await installPackagesOf(client);
  compileTypescriptClient();
  await using reporting = await startReportingSystem();
  const clients = [TYPESCRIPT_CLIENT, ...OTHER_CLIENTS];
  const proofs: Proof[] = [];
  let reference: ClientRow[][] | undefined;
  for (const client of clients) {
    const begun = performance.now();
    const output = await reporting.run(client);
    const seconds = Number(((performance.now() - begun) / 1_000).toFixed(1));
    const tables = output.code === 0 ? readTables(output.stdout) : [];
    if (output.code === 0) reference ??= tables;
    const isSame = output.code !== 0 || isDeepStrictEqual(tables, reference);
    const faults = [
      ...(output.code === 0 ? differencesFromPage(tables) : [`ended with code ${output.code}: ${output.stderr}`]),
      ...(isSame ? [] : ["does not print what the others print"]),
      ...reporting.leaks(output).map((where) => `lets a secret be seen in ${where}`),
      ...(await faultsOfRefusal("invalid_client", reporting.run(client, "invalid_client", { secret: "guessed" }))),
    ];
    proofs.push({ client: client.name, rows: tables.flat().length, seconds, faults });
  }
  await reporting.system.stop("national");
  for (const [i, client] of clients.entries())
    proofs[i]?.faults.push(
      ...(await faultsOfRefusal("SUBGRAPH_UNAVAILABLE", reporting.run(client, "SUBGRAPH_UNAVAILABLE"))),
    );
  report(proofs);
}

function report(proofs: readonly Proof[]): void {
  if (process.argv.includes("--json")) console.log(JSON.stringify({ rows: proofs }));
  else console.table(proofs.map(({ faults, ...proof }) => ({ ...proof, faults: faults.length })));
  for (const { client, faults } of proofs) for (const fault of faults) console.error(`${client} ${fault.trim()}`);
  if (proofs.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

/** A client that is refused prints the code and a sentence, no table, and fails. */
async function faultsOfRefusal(code: string, refused: Promise<ClientOutput>): Promise<string[]> {
  const output = await refused;
  const isPrinted = new RegExp(`\\b${code}: \\S`).test(output.stderr);
  if (isPrinted && output.stdout === "" && output.code !== 0) return [];
  return [`is refused by ${code}, and prints ${output.stdout}${output.stderr.trim()}, with code ${output.code}`];
}

main().catch(({ message }: Error) => {
  console.error(message);
  process.exitCode = 1;
});
