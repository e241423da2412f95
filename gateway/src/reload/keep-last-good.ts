import { readFile, rename, writeFile } from "node:fs/promises";

/** Keeps the supergraph that was last put into service on disk, whole or not at all. */
export interface LastGood {
  read(): Promise<string | undefined>;
  keep(sdl: string): Promise<void>;
}

/** @param path undefined where nothing is kept */
export function lastGoodAt(path: string | undefined): LastGood {
  return {
    read: async () => (path === undefined ? undefined : readFile(path, "utf8").catch(() => undefined)),
    async keep(sdl) {
      if (path === undefined) return;
      const half = `${path}.${process.pid}`;
      await writeFile(half, sdl);
      await rename(half, path);
    },
  };
}
