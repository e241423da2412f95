import type { GraphQLScalarType } from "graphql";

type FieldsOf<Resolvers> = Exclude<keyof NonNullable<Resolvers> & string, `__${string}`>;

/**
 * The fields that graphql-js's default resolver finds in a row. A property for an object that may be left out is none: the
 * code generator makes one of each such field of a type that has no row of its own, and nobody need give it. A root's
 * `Record<PropertyKey, never>` has none.
 */
type FieldsOfRow<Row> = string extends keyof Row
  ? never
  : { [Field in keyof Row]-?: object extends Pick<Row, Field> ? NameOfScalar<Row[Field], Field> : Field }[keyof Row];

type NameOfScalar<Value, Name> = [Extract<Value, object>] extends [never] ? Name : never;

type ListedFields<List, Type> = Type extends keyof List
  ? List[Type] extends readonly (infer Field)[]
    ? Field
    : never
  : never;
type ResolvedFields<Served, Type> = Type extends keyof Served ? keyof Served[Type] : never;

/**
 * The fields of a party's contract that would be null forever, as "Type.field": no resolver answers them, the row of
 * their type has no such property, and they are not listed as not served yet.
 * @template Contract the generated `Resolvers`: every field of every type
 * @template Rows the generated `ResolversTypes`: by type, what its fields are read from
 * @template Served the type of the merged resolvers
 * @template NotServedYet the list, `as const`
 */
export type UnservedFields<Contract, Rows, Served, NotServedYet> = {
  [Type in keyof Contract & keyof Rows & string]-?: NonNullable<Contract[Type]> extends GraphQLScalarType
    ? never
    : `${Type}.${Exclude<
        FieldsOf<Contract[Type]>,
        FieldsOfRow<Awaited<Rows[Type]>> | ResolvedFields<Served, Type> | ListedFields<NotServedYet, Type>
      >}`;
}[keyof Contract & keyof Rows & string];

/** Resolvers that serve the whole contract: with any unserved field, this type does not compile, and names it. */
export type CompleteResolvers<Unserved extends never> = object | Unserved;
