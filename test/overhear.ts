import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listen } from "@aiwork/runtime/testing/canary";

/** The output of a test system's processes at the lowest log level, with every URL that they served or called. */
export interface Overheard {
  /** The file descriptor of their standard output and error. */
  fd: number;
  /** Makes the processes log everything, and the parties record which members of the contract are executed. */
  environment: Record<string, string>;
  text(): string;
  /** Searches the output for canary values, after the processes have ended. */
  listen(): void;
}

// Both src and dist are beside bin.
const BIN = ["bin", "../bin"].map((folder) => join(__dirname, folder)).find(existsSync) ?? "";
const LOADED = ["tell-urls.cjs", "record-contract.cjs"].map((file) => `--require "${join(BIN, file)}"`).join(" ");

export function overhear(directory: string): Overheard {
  const file = join(directory, "overheard.log");
  const fd = openSync(file, "a");
  const text = () => readFileSync(file, "utf8");
  return {
    fd,
    environment: { LOG_LEVEL: "trace", NODE_OPTIONS: LOADED },
    text,
    listen() {
      closeSync(fd);
      for (const line of text().split("\n")) listen(`of a process: ${line}`, line);
    },
  };
}
