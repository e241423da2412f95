import DataLoader from "dataloader";

/**
 * Batches the keys that one request loads into one statement. The rows may come in any order and number: they are
 * matched to their keys here. A key without a row gives null. After a mutation everything is read again.
 */
export function requestLoader<Context extends { snapshot: object }, Key extends string, Row>(
  load: (context: Context, keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): (context: Context) => DataLoader<Key, Row | null> {
  const ofSnapshot = new WeakMap<object, DataLoader<Key, Row | null>>();
  // guard: single-rows-are-read-anew-after-act
  return (context) => {
    const known = ofSnapshot.get(context.snapshot);
    if (known) return known;
    const loader = new DataLoader<Key, Row | null>(async (keys) => {
      const rows = new Map((await load(context, keys)).map((row) => [keyOf(row), row]));
      return keys.map((key) => rows.get(key) ?? null);
    });
    ofSnapshot.set(context.snapshot, loader);
    return loader;
  };
}
