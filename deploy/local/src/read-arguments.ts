import { parseArgs } from "node:util";

/** The first is the default. */
const DATA_SETS = ["demo", "seed"] as const;
const OPTIONS = { json: { type: "boolean" }, data: { type: "string" } } as const;

export interface Arguments {
  json: boolean;
  dataSet: string;
  /** One sentence for every argument that is wrong. */
  faults: string[];
}

/** Parses the arguments after `npm start --`. */
export function readArguments(args: string[]): Arguments {
  const read: Arguments = { json: false, dataSet: DATA_SETS[0], faults: [] };
  for (const token of parseArgs({ args, options: OPTIONS, strict: false, tokens: true }).tokens) {
    if (token.kind === "positional") read.faults.push(`${token.value}: unexpected argument: leave it out`);
    else if (token.kind === "option" && token.name === "json" && token.value === undefined) read.json = true;
    else if (token.kind === "option" && token.name === "json") read.faults.push("--json: give it without a value");
    else if (token.kind === "option" && token.name === "data" && isDataSet(token.value)) read.dataSet = token.value;
    else if (token.kind === "option" && token.name === "data")
      read.faults.push(`--data: give one of ${DATA_SETS.join(", ")}`);
    else if (token.kind === "option")
      read.faults.push(`${token.rawName}: there is no such option: give --json or --data`);
  }
  return read;
}

function isDataSet(value: string | undefined): value is (typeof DATA_SETS)[number] {
  return DATA_SETS.some((name) => name === value);
}
