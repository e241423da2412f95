import { parseArgs } from "node:util";
import { PARTIES } from "../access/sdl";
import type { Party } from "../constellation";
import { excused } from "./excused";
import { judgeSide, type Left, type Verdict } from "./judge-side";
import { readRecord } from "./read-record";

/** Reports what tests did not execute of each party's contract, or of one's. Exits with 1 if anything is left. */
function main(): void {
  const { values, positionals } = parseArgs({
    options: { side: { type: "string" }, json: { type: "boolean" }, brief: { type: "boolean" } },
    allowPositionals: true,
  });
  const [folder = ""] = positionals;
  const records = { city: readRecord(folder, "city"), national: readRecord(folder, "national") };
  const asked = PARTIES.filter((party) => values.side === undefined || values.side === party);
  if (asked.length === 0) throw new Error(`--side is one of ${PARTIES.join(", ")}`);
  const verdicts = asked.map((party): [Party, Verdict] => [party, judgeSide(party, records)]);
  console.log(
    values.json
      ? JSON.stringify(Object.fromEntries(verdicts))
      : verdicts.map((one) => tell(...one, values.brief)).join("\n"),
  );
  const isExecuted = (name: string) => PARTIES.some((party) => records[party].executed.has(name));
  for (const name of Object.keys(excused).filter(isExecuted))
    console.error(`${name} is an exception, but a test executes it: remove it from the list`);
  process.exitCode = verdicts.every(([, { left }]) => left.length === 0) ? 0 : 1;
}

/** @param brief leaves out exceptions and members that are not served yet */
function tell(party: Party, { judged, left, excused: apart, notServedYet }: Verdict, brief = false): string {
  const found = [
    `${party}: ${judged} members, refusals of mutations and error codes; no test executes ${left.length} of them`,
    ...byFile(left, ({ name, lacks }: Left) => (lacks === "success" ? name : `${name} (refused)`)),
  ];
  const told = [
    `  ${apart.length} exceptions`,
    ...apart.map(({ name, reason }) => `    ${name}: ${reason}`),
    `  ${notServedYet.length} in the contract, not served yet`,
    ...byFile(notServedYet, ({ name }) => name),
  ];
  return [...found, ...(brief ? [] : told)].join("\n");
}

function byFile<One extends { file: string }>(all: readonly One[], say: (one: One) => string): string[] {
  const files = [...new Set(all.map(({ file }) => file))];
  return files.map((file) => {
    const said = all.filter((one) => one.file === file).map(say);
    return `    ${file}: ${said.join(", ")}`;
  });
}

main();
