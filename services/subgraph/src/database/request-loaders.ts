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

/** Like `requestLoader`, for keys with many rows: the rows keep their order, and a key without rows gets an empty list. */
export function groupLoader<Context extends { snapshot: object }, Key extends string, Row>(
  load: (context: Context, keys: readonly Key[]) => Promise<readonly Row[]>,
  keyOf: (row: Row) => Key,
): (context: Context) => DataLoader<Key, Row[]> {
  const ofSnapshot = new WeakMap<object, DataLoader<Key, Row[]>>();
  // guard: groups-of-rows-are-read-anew
  return (context) => {
    const known = ofSnapshot.get(context.snapshot);
    if (known) return known;
    const loader = new DataLoader<Key, Row[]>(async (keys) => {
      const groups = new Map<Key, Row[]>(keys.map((key) => [key, []]));
      for (const row of await load(context, keys)) groups.get(keyOf(row))?.push(row);
      return keys.map((key) => groups.get(key) ?? []);
    });
    ofSnapshot.set(context.snapshot, loader);
    return loader;
  };
}
