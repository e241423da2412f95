import { isAlive } from "@aiwork/runtime/postgres/is-alive";

const LOOK_EVERY_MS = 500;

/** Tells once when a process that is not our child's, or may not be, has ended. Returns the act that looks no more. */
export function watchServer(pid: number, tell: () => void): () => void {
  const watch = setInterval(() => {
    if (isAlive(pid)) return;
    clearInterval(watch);
    tell();
  }, LOOK_EVERY_MS);
  watch.unref();
  return () => clearInterval(watch);
}
