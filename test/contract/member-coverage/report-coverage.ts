import { parseArgs } from "node:util";
import { PARTY_NAMES } from "@aiwork/kit/contract/party-schemas";
import type { PartyName } from "@aiwork/kit/system/start-system";
import { readCoverageRecord } from "./coverage-record";
import { COVERAGE_EXCEPTIONS, coverageOf, type PartyCoverage, type UncoveredMember } from "./party-coverage";

/** Reports what tests did not execute of each party's contract, or of one's. Exits with 1 if anything is left. */
function main(): void {
  const { values, positionals } = parseArgs({
    options: { side: { type: "string" }, json: { type: "boolean" }, brief: { type: "boolean" } },
    allowPositionals: true,
  });
  const [folder = ""] = positionals;
  const records = { city: readCoverageRecord(folder, "city"), national: readCoverageRecord(folder, "national") };
  const parties = PARTY_NAMES.filter((party) => values.side === undefined || values.side === party);
  if (parties.length === 0) throw new Error(`--side is one of ${PARTY_NAMES.join(", ")}`);
  const coverages = parties.map((party): [PartyName, PartyCoverage] => [party, coverageOf(party, records)]);
  console.log(
    values.json
      ? JSON.stringify(Object.fromEntries(coverages))
      : coverages.map((one) => describeCoverage(...one, values.brief)).join("\n"),
  );
  const isExecuted = (name: string) => PARTY_NAMES.some((party) => records[party].executed.has(name));
  for (const name of Object.keys(COVERAGE_EXCEPTIONS).filter(isExecuted))
    console.error(`${name} is an exception, but a test executes it: remove it from the list`);
  process.exitCode = coverages.every(([, { uncovered }]) => uncovered.length === 0) ? 0 : 1;
}

/** @param brief leaves out exceptions and members that are not served yet */
function describeCoverage(
  party: PartyName,
  { checked, uncovered, excused: exceptions, notServedYet }: PartyCoverage,
  brief = false,
): string {
  const found = [
    `${party}: ${checked} members, refusals of mutations and error codes; no test executes ${uncovered.length} of them`,
    ...byFile(uncovered, ({ name, lacks }: UncoveredMember) => (lacks === "success" ? name : `${name} (refused)`)),
  ];
  const details = [
    `  ${exceptions.length} exceptions`,
    ...exceptions.map(({ name, reason }) => `    ${name}: ${reason}`),
    `  ${notServedYet.length} in the contract, not served yet`,
    ...byFile(notServedYet, ({ name }) => name),
  ];
  return [...found, ...(brief ? [] : details)].join("\n");
}

function byFile<One extends { file: string }>(all: readonly One[], describe: (one: One) => string): string[] {
  const files = [...new Set(all.map(({ file }) => file))];
  return files.map((file) => {
    const names = all.filter((one) => one.file === file).map(describe);
    return `    ${file}: ${names.join(", ")}`;
  });
}

main();
