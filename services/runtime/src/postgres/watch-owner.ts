import { spawn } from "node:child_process";
import { join } from "node:path";
import type { Claim } from "./claim-server";

// Reading ends when the owner's side of the pipe closes, and the kernel closes it however the owner ends.
// The pid is compared again, since by then it may belong to another process. SIGINT is PostgreSQL's fast shutdown.
const script = `
read -r _
mv "$1" "$1-ending" 2>/dev/null || exit 0
read -r pid < "$2" && [ "$pid" = "$3" ] && kill -INT "$pid"
rm -f "$1-ending"
`;

/**
 * Starts a watchdog, a shell of 1 MB in a process group of its own, that stops the server under the claim when this
 * process ends in any way. Returns a function that ends the watchdog. Windows has none: the next start adopts the server.
 */
export function watchOwner(claim: Claim, cluster: string, serverPid: number): () => void {
  if (process.platform === "win32") return () => {};
  const pidFile = join(cluster, "postmaster.pid");
  const dog = spawn("/bin/sh", ["-c", script, "aiwork-watchdog", claim, pidFile, String(serverPid)], {
    cwd: "/",
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // A server without a watchdog still works, and the next start adopts it.
  dog.on("error", () => {});
  dog.stdin.on("error", () => {});
  dog.unref();
  (dog.stdin as unknown as { unref?(): void }).unref?.();
  return () => dog.stdin.end();
}
