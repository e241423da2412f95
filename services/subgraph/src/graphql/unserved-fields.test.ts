import { GraphQLScalarType } from "graphql";
import { mergeResolvers } from "./merge-resolvers";
import type { CompleteResolvers, UnservedFields } from "./unserved-fields";

type Resolve = () => unknown;

/** As the code generator writes `Resolvers` and `ResolversTypes`. */
interface Contract {
  Query?: { thing?: Resolve; things?: Resolve; promised?: Resolve };
  Thing?: { __resolveReference?: Resolve; name?: Resolve; size?: Resolve; owner?: Resolve; color?: Resolve };
  Part?: { length?: Resolve; thing?: Resolve; things?: Resolve };
  Owner?: { name?: Resolve };
  Date?: GraphQLScalarType;
}
interface Rows {
  Query: Record<PropertyKey, never>;
  Thing: Promise<ThingRow> | ThingRow;
  Owner: { name: string };
  Part: { length?: number; thing?: Promise<ThingRow> | ThingRow | null; things?: ThingRow[] };
  Date: string;
}
interface ThingRow {
  name: string | null;
  ownerId: string;
}

const resolvers = mergeResolvers(
  { Date: new GraphQLScalarType({ name: "Date" }) },
  { Query: { thing: () => null }, Thing: { __resolveReference: () => null, owner: () => null } },
  { Thing: { size: () => 1 } },
);
const notServedYet = { Query: ["promised"] } as const;

type Unserved = UnservedFields<Contract, Rows, typeof resolvers, typeof notServedYet>;

// The compiler tests here: `tsc -b` fails when a name is missing from these records, or is one too many.
const unserved: Record<Unserved, true> = {
  "Query.things": true,
  "Thing.color": true,
  "Part.thing": true,
  "Part.things": true,
};
const unlisted: Record<UnservedFields<Contract, Rows, typeof resolvers, object>, true> = {
  ...unserved,
  "Query.promised": true,
};

describe("the unserved fields of a party", () => {
  it("are those with neither a resolver nor a property that every row has, when they are not listed as not served yet", () => {
    expect(Object.keys(unserved)).toEqual(["Query.things", "Thing.color", "Part.thing", "Part.things"]);
    expect(Object.keys(unlisted)).toContain("Query.promised");
  });

  it("make the composition fail to compile, and only they", () => {
    // @ts-expect-error: Query.things, Thing.color, Part.thing and Part.things are unserved.
    const refused: CompleteResolvers<Unserved> = resolvers;
    type Listed = { Query: ["things", "promised"]; Thing: ["color"]; Part: ["thing", "things"] };
    const accepted: CompleteResolvers<UnservedFields<Contract, Rows, typeof resolvers, Listed>> = refused;
    expect(accepted).toBe(resolvers);
  });
});
