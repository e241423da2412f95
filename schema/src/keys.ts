import { type Contract, type PartySdl, partiesOf } from "./contract";
import { readFieldSet } from "./field-set";
import { argumentOf, directivesOf } from "./read-directive";

/** Every @key of a type in one party's part, on its definition or an extension. */
export const keysOf = (sdl: PartySdl, typeName: string) =>
  sdl.blocks.filter(({ name }) => name === typeName).flatMap(({ node }) => directivesOf(node, "key"));

export const isEntity = (contract: Contract, typeName: string): boolean =>
  partiesOf(contract).some((sdl) => keysOf(sdl, typeName).length > 0);

/** The top-level fields of a type's keys. */
export const keyFieldsOf = (sdl: PartySdl, typeName: string): ReadonlySet<string> =>
  new Set(
    keysOf(sdl, typeName).flatMap((key) => readFieldSet(argumentOf(key, "fields")).map(({ name }) => name.value)),
  );

/** A stub only refers to the other party's entity: `resolvable: false`. */
export const isStub = (sdl: PartySdl, typeName: string): boolean =>
  keysOf(sdl, typeName).some((key) => argumentOf(key, "resolvable") === false);
