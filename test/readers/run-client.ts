import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { REPOSITORY_ROOT } from "@aiwork/kit/system/repository-root";

const FOLDER = join(REPOSITORY_ROOT, "docs/reporting/clients");
/** The system's own Python comes first, for its packages are installed for it. */
const PATH = `/usr/bin:${process.env.PATH}`;

/** A client of docs/reporting/clients, run from there. */
export interface ReportingClient {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  /** Succeeds where all is installed that it needs. */
  readonly check?: readonly [program: string, ...args: string[]];
  /** The packages of Debian that it needs. */
  readonly packages?: readonly string[];
}

export const TYPESCRIPT_CLIENT: ReportingClient = {
  name: "TypeScript",
  command: [process.execPath, "typescript/dist/report.js"],
};

export const OTHER_CLIENTS: readonly ReportingClient[] = [
  {
    name: "Python",
    command: ["python3", "python/report.py"],
    check: ["python3", "-c", "import pandas"],
    packages: ["python3-pandas"],
  },
  {
    name: "R",
    command: ["Rscript", "r/report.R"],
    check: ["Rscript", "-e", "library(httr); library(jsonlite)"],
    packages: ["r-base-core", "r-cran-httr", "r-cran-jsonlite"],
  },
];

/** Compiles the client, and checks its types. */
export function compileTypescriptClient(): void {
  const compiler = join(REPOSITORY_ROOT, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [compiler, "-b", join(FOLDER, "typescript")], { stdio: ["ignore", 2, 2] });
}

/** Where a client asks, and as whom: its whole configuration. */
export interface ClientSettings {
  endpoint: string;
  issuer: string;
  id: string;
  secret: string;
}

export interface ClientOutput {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a client as a process that knows nothing but its settings. */
export async function runClient(client: ReportingClient, settings: ClientSettings): Promise<ClientOutput> {
  const { endpoint, issuer, id, secret } = settings;
  return run(client.command, {
    REPORTING_ENDPOINT: endpoint,
    REPORTING_ISSUER: issuer,
    REPORTING_CLIENT_ID: id,
    REPORTING_CLIENT_SECRET: secret,
  });
}

export async function isInstalled({ check }: ReportingClient): Promise<boolean> {
  return check === undefined || (await run(check, {}).catch(() => ({ code: null }))).code === 0;
}

async function run([program, ...args]: ReportingClient["command"], own: NodeJS.ProcessEnv): Promise<ClientOutput> {
  const child = spawn(program, args, { cwd: FOLDER, env: { PATH, LC_ALL: "C.UTF-8", ...own } });
  const heard = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => (heard.stdout += chunk));
  child.stderr.on("data", (chunk) => (heard.stderr += chunk));
  const [code] = await once(child, "close");
  return { code, ...heard };
}
