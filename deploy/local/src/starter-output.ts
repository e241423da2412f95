import type { SystemAddresses } from "./claim-data-directory";

/** The starter's output for people, on a stream that a program may ignore. */
export interface StarterOutput {
  printStep(what: string, milliseconds: number): void;
  print(line: string): void;
  printReady(running: SystemAddresses, dataSet: string): void;
}

const REPORT = `{ planProgress(fiscalYear: 2013, through: "2013-10") { eraName elapsedRate rows { servicePoint { name } users { annualTarget cumulativeActual progressRate pace } placedPersons { annualTarget cumulativeActual progressRate pace } } } }`;
/** What the start prints to try: both halves of the first success case. */
export const EXAMPLE_VIEW = `{ seekers(search: "見本 一郎", first: 1) { edges { node { id city { profile { name } nextAction { text owner } } national { registration { number status } nextAction { text owner } } } } } }`;

/** Prints to standard output; with `--json` one line there when ready, and everything else on standard error. */
export function createStarterOutput(json: boolean): StarterOutput {
  const stream = json ? process.stderr : process.stdout;
  // A reader that has gone, such as `| head`, must not end the system or prevent its shutdown.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
  const print = (line: string) => void stream.write(`${line}\n`);
  return {
    print,
    printStep: (what, milliseconds) => print(`${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${what}`),
    printReady: (running, dataSet) => {
      if (json) process.stdout.write(`${JSON.stringify(running)}\n`);
      else [...addresses(running), ...examples(running, dataSet), "", "Ctrl-C stops everything."].forEach(print);
    },
  };
}

function addresses({ gateway, city, national, issuers }: SystemAddresses): string[] {
  return [
    "",
    `  gateway   ${gateway}`,
    `  city      ${city}`,
    `  national  ${national}`,
    `  issuers   ${issuers} (of trial runs: any role for the asking)`,
  ];
}

function examples({ gateway }: SystemAddresses, dataSet: string): string[] {
  const token = tokenCommand();
  const report = [
    "",
    "The report of the business plan, from both parties, which is public:",
    "",
    curlCommand(gateway, REPORT),
  ];
  const held = ["", "A token for what is not public (--help explains more):", "", `  ${token}`];
  const as = `-H "authorization: Bearer $(${token})" `;
  const view = [
    "",
    "One view of a job seeker (an invented one), from both parties:",
    "",
    curlCommand(gateway, EXAMPLE_VIEW, as),
  ];
  return dataSet === "demo" ? [...report, ...held, ...view] : [...report, ...held];
}

/** The command also finds a system with its own data directory. */
function tokenCommand(): string {
  const { AIWORK_DATA_DIR: directory } = process.env;
  const where = directory ? `AIWORK_DATA_DIR='${directory.replaceAll("'", "'\\''")}' ` : "";
  return `${where}npm run --silent token -- --role city.counselor`;
}

function curlCommand(url: string, query: string, as = ""): string {
  return `  curl -s ${url} ${as}-H 'content-type: application/json' -d '${JSON.stringify({ query })}'`;
}
