import { spawnSync } from "node:child_process";
import { isInstalled, type ReportingClient } from "./run-client";

/** Installs what a client needs where it is missing, by Debian's apt-get as root. @throws Error that says what is missing otherwise */
export async function installPackagesOf(client: ReportingClient): Promise<void> {
  const { name, packages = [] } = client;
  if (await isInstalled(client)) return;
  const install = ["install", "--yes", "--no-install-recommends", ...packages];
  if (process.getuid?.() === 0) for (const step of [["update"], install]) runAptGet(step);
  if (await isInstalled(client)) return;
  throw new Error(`${name} is missing, or its packages: as root, apt-get ${install.join(" ")}`);
}

/** What fails shows in what is installed afterwards. Its output goes to standard error. */
function runAptGet(args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["--quiet", ...args], { env, stdio: ["ignore", 2, 2] });
}
