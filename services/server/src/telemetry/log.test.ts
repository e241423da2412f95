import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** The line logged for an error. It runs in its own process, because the log writes directly to standard error. */
function logged(message: string): string {
  const program = `
    const { createLog } = require(${JSON.stringify(join(__dirname, "../../dist/telemetry/log.js"))});
    const error = new Error(${JSON.stringify(message)});
    error.code = "42P01";
    createLog("test", "info").error({ err: error }, "unexpected error");
  `;
  return execFileSync("sh", ["-c", `"$0" -e "$1" 2>&1`, process.execPath, program], { encoding: "utf8" });
}

describe("createLog", () => {
  it("logs an error's type, code and stack frames, and nothing of its message", () => {
    const line = JSON.parse(logged("of 見本花子\n    at CANARY 見本花子 (74b22fd6:1:2)\n    at x (/canary.js:1:1)"));
    expect(line).toMatchObject({ service: "test", msg: "unexpected error", err: { type: "Error", code: "42P01" } });
    expect(JSON.stringify(line)).not.toMatch(/見本|canary/i);
    expect(line.err.at[0]).toMatch(/:\d+:\d+\)?$/);
  });
});
