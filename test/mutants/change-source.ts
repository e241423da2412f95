import { createHash } from "node:crypto";
import { type Change, type Marked, removeGuard } from "./remove-guard";

/** As jest knows a transformer that returns at once. */
interface Transformer {
  process(source: string, file: string, options: object): { code: string };
}

interface Settings {
  /** The transformer that the workspace uses, and its own settings. */
  transformer: [path: string, settings: object];
  /** The guard to leave out, its file from the system's root; without one the source is as it is. */
  removed?: Marked & Change;
}

/** The transformer of a workspace that leaves one guard out of its file; a source that is the same is compiled once. */
function createTransformer({ transformer: [path, settings], removed }: Settings): Transformer & {
  getCacheKey(source: string, file: string): string;
} {
  const inner: Transformer = require(path).createTransformer(settings);
  const change = (source: string, file: string) => (file === removed?.file ? removeGuard(source, removed) : source);
  return {
    process: (source, file, options) => inner.process(change(source, file), file, options),
    getCacheKey: (source, file) =>
      createHash("sha256")
        .update(JSON.stringify([path, settings, file, change(source, file)]))
        .digest("hex"),
  };
}

export default { createTransformer };
