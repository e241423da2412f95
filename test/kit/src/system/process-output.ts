import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { watchForLeaks } from "../canary/canary";

/** The output of a test system's processes at the lowest log level, with every URL that they served or called. */
export interface ProcessOutput {
  /** The file descriptor of their standard output and error. */
  fd: number;
  /** Makes the processes log everything, and the parties record which members of the contract are executed. */
  environment: Record<string, string>;
  text(): string;
  /** Searches the output for canary values, after the processes have ended. */
  scanForCanaries(): void;
}

// Both src and dist are beside bin.
const BIN = join(__dirname, "../../bin");
const LOADED_MODULES = ["log-urls.cjs", "record-contract.cjs"]
  .map((file) => `--require "${join(BIN, file)}"`)
  .join(" ");

export function captureOutput(directory: string): ProcessOutput {
  const file = join(directory, "output.log");
  const fd = openSync(file, "a");
  const text = () => readFileSync(file, "utf8");
  return {
    fd,
    environment: { LOG_LEVEL: "trace", NODE_OPTIONS: LOADED_MODULES },
    text,
    scanForCanaries() {
      closeSync(fd);
      for (const line of text().split("\n")) watchForLeaks(`of a process: ${line}`, line);
    },
  };
}
