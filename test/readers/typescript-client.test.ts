import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";
import { differencesFromPage, readTables } from "./printed-figures";
import { type ReportingSystem, startReportingSystem } from "./reporting-system";
import { compileTypescriptClient, TYPESCRIPT_CLIENT } from "./run-client";

let reporting: ReportingSystem;
beforeAll(async () => {
  compileTypescriptClient();
  reporting = await startReportingSystem();
});
afterAll(() => reporting?.[Symbol.asyncDispose]());

describe("the reporting client in TypeScript", () => {
  it("prints the figures of October 2013 as they were printed then, and no secret", async () => {
    const output = await reporting.run(TYPESCRIPT_CLIENT);
    expect(output).toMatchObject({ code: 0, stderr: "" });
    const [plan = [], visits = []] = readTables(output.stdout);
    expect(differencesFromPage([plan, visits])).toEqual([]);
    expect([plan.length, visits.length]).toEqual([5, 5 * 7]);
    const others = plan.map((row) => ({ ...row, "users.progressRate": 1 }));
    expect(differencesFromPage([others, visits.slice(1)])).toHaveLength(6);
    expect(reporting.leaks(output)).toEqual([]);
  });

  it("prints what its page shows", async () => {
    const page = readFileSync(join(REPOSITORY_ROOT, "docs/reporting/clients/README.md"), "utf8");
    const [, shown = ""] = /```csv\n([\s\S]*?)\n…\n```/.exec(page) ?? [];
    const { stdout } = await reporting.run(TYPESCRIPT_CLIENT);
    expect(shown).toContain("userDays");
    expect(stdout.slice(0, shown.length)).toBe(shown);
  });

  it("prints code and sentence when the issuer refuses it", async () => {
    const output = await reporting.run(TYPESCRIPT_CLIENT, "invalid_client", { secret: "guessed" });
    expect(output).toEqual({ code: 1, stdout: "", stderr: expect.stringMatching(/^invalid_client: .+\n$/) });
  });

  it("prints code and sentence, and no half of a report, while one party is away", async () => {
    await reporting.system.stop("national");
    const output = await reporting.run(TYPESCRIPT_CLIENT, "SUBGRAPH_UNAVAILABLE");
    expect(output).toEqual({ code: 1, stdout: "", stderr: expect.stringMatching(/^SUBGRAPH_UNAVAILABLE: .+\n$/) });
  });
});
