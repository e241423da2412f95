import type { Running } from "./claim-data-directory";

/** The starter's output for people, on a stream that a program may ignore. */
export interface Teller {
  step(what: string, milliseconds: number): void;
  say(line: string): void;
  ready(running: Running, dataSet: string): void;
}

const REPORT = `{ planProgress(fiscalYear: 2013, through: "2013-10") { eraName elapsedRate rows { servicePoint { name } users { annualTarget cumulativeActual progressRate pace } placements { annualTarget cumulativeActual progressRate pace } } } }`;
const VIEW = `{ seekers(search: "見本", first: 1) { edges { node { id city { profile { name } nextAction { text owner } } national { registration { number status } nextAction { text owner } } } } } }`;

/** Prints to standard output; with `--json` one line there when ready, and everything else on standard error. */
export function openTeller(json: boolean): Teller {
  const stream = json ? process.stderr : process.stdout;
  // A reader that has gone, such as `| head`, must not end the system or prevent its shutdown.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
  const say = (line: string) => void stream.write(`${line}\n`);
  return {
    say,
    step: (what, milliseconds) => say(`${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${what}`),
    ready: (running, dataSet) => {
      if (json) process.stdout.write(`${JSON.stringify(running)}\n`);
      else [...addresses(running), ...toTry(running, dataSet), "", "Ctrl-C stops everything."].forEach(say);
    },
  };
}

function addresses({ gateway, city, national, issuers }: Running): string[] {
  return [
    "",
    `  gateway   ${gateway}`,
    `  city      ${city}`,
    `  national  ${national}`,
    `  issuers   ${issuers} (of trial runs: any role for the asking)`,
  ];
}

function toTry({ gateway }: Running, dataSet: string): string[] {
  const token = tokenCommand();
  const report = ["", "The report of the business plan, from both parties, which is public:", "", ask(gateway, REPORT)];
  const held = ["", "A token for what is not public (--help explains more):", "", `  ${token}`];
  const as = `-H "authorization: Bearer $(${token})" `;
  const view = ["", "One view of a job seeker (an invented one), from both parties:", "", ask(gateway, VIEW, as)];
  return dataSet === "demo" ? [...report, ...held, ...view] : [...report, ...held];
}

/** The command also finds a system with its own data directory. */
function tokenCommand(): string {
  const { AIWORK_DATA_DIR: directory } = process.env;
  const where = directory ? `AIWORK_DATA_DIR='${directory.replaceAll("'", "'\\''")}' ` : "";
  return `${where}npm run --silent token -- --role city.counselor`;
}

function ask(url: string, query: string, as = ""): string {
  return `  curl -s ${url} ${as}-H 'content-type: application/json' -d '${JSON.stringify({ query })}'`;
}
