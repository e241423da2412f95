import { closeSync, existsSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { listen } from "@aiwork/runtime/testing/canary";

/** All that the processes of a test's system say, at the lowest level, and every URL of theirs. */
export interface Overheard {
  /** What their standard output and error are. */
  fd: number;
  /** What makes them say everything, and a party's record what of its contract is executed. */
  environment: Record<string, string>;
  text(): string;
  /** When they have ended: keeps in mind where a canary stands in it. */
  listen(): void;
}

// From its source, or as it was built.
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
