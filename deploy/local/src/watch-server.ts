import { isAlive } from "@aiwork/runtime/postgres/is-alive";

const LOOK_EVERY_MS = 500;

/** Calls `tell` once when a server has ended, which need not be a child process. */
export function watchServer(pid: number, tell: () => void): void {
  const watch = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(watch);
    tell();
  }, LOOK_EVERY_MS);
  watch.unref();
}
