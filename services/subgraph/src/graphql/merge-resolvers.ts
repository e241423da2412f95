type ByType = Record<string, object>;

/** All of them at once: the type's fields are those that any concept resolves. */
type Merged<Concepts> = (Concepts extends object ? (concept: Concepts) => void : never) extends (all: infer All) => void
  ? All
  : never;

/** Merges the resolvers of all concepts: several may add fields to one type, but each field has one resolver. */
export function mergeResolvers<Concepts extends object[]>(...concepts: Concepts): Merged<Concepts[number]> {
  const merged: ByType = {};
  for (const [type, fields] of concepts.flatMap((concept) => Object.entries(concept as ByType))) {
    const known = merged[type] ?? {};
    const twice = Object.keys(fields).find((field) => Object.hasOwn(known, field));
    if (twice) throw new Error(`${type}.${twice} is resolved twice`);
    merged[type] = { ...known, ...rejecting(fields) };
  }
  return merged as Merged<Concepts[number]>;
}

type Resolve = (...given: unknown[]) => unknown;

/** Turns an exception into a rejection: one malformed key fails its own entity, not the whole `_entities` batch. */
function rejecting(fields: object): object {
  const { __resolveReference: resolve } = fields as { __resolveReference?: Resolve };
  return resolve ? { ...fields, __resolveReference: async (...given: unknown[]) => resolve(...given) } : fields;
}
