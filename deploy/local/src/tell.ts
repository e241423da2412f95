import type { Running } from "./claim-data-directory";

/** What the starter says, on a stream that a program may ignore. */
export interface Teller {
  step(what: string, milliseconds: number): void;
  say(line: string): void;
  ready(running: Running): void;
}

const QUERY = `{ planProgress(fiscalYear: 2013, through: "2013-10") { eraName elapsedRate rows { servicePoint { name } users { annualTarget cumulativeActual progressRate pace } placements { annualTarget cumulativeActual progressRate pace } } } }`;

/** For people on standard output; with `--json` one line there when ready, and everything else on standard error. */
export function openTeller(json: boolean): Teller {
  const stream = json ? process.stderr : process.stdout;
  // A reader that has gone, as of `| head`, ends neither the system nor its stopping.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
  const say = (line: string) => void stream.write(`${line}\n`);
  return {
    say,
    step: (what, milliseconds) => say(`${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${what}`),
    ready: (running) => {
      if (json) process.stdout.write(`${JSON.stringify(running)}\n`);
      else addresses(running).forEach(say);
    },
  };
}

function addresses({ gateway, city, national }: Running): string[] {
  return [
    "",
    `  gateway   ${gateway}`,
    `  city      ${city}`,
    `  national  ${national}`,
    "",
    "The report of the business plan, from both parties:",
    "",
    `  curl -s ${gateway} -H 'content-type: application/json' -d '${JSON.stringify({ query: QUERY })}'`,
    "",
    "Ctrl-C stops everything.",
  ];
}
