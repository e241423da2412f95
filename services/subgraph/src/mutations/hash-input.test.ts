import fc from "fast-check";
import { hashInput } from "./idempotency";

const hash = (input: object, act = "act") => hashInput(act, input).toString("hex");

/** The same value with the members of every map in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
}

const name = fc.stringMatching(/^[_A-Za-z]\w{0,4}$/).filter((text) => text !== "idempotencyKey");
const leaf = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.boolean(),
  fc.constant(null),
);
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(name, tie("any"), { maxKeys: 3, noNullPrototype: true }),
  ),
})).any;
const input = fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true });

describe("the hash of an input", () => {
  it("does not depend on the order of members, at any depth", () => {
    fc.assert(fc.property(input, (given) => hash(reversed(given) as object) === hash(given)));
  });

  it("tells an empty list from an empty map", () => {
    expect(hash({ topics: [] })).not.toBe(hash({ topics: {} }));
  });

  it("changes with any value, at any depth", () => {
    fc.assert(
      fc.property(input, input, (one, other) => {
        const isSame = JSON.stringify(canonical(one)) === JSON.stringify(canonical(other));
        return (hash(one) === hash(other)) === isSame;
      }),
    );
    fc.assert(
      fc.property(input, name, value, value, (given, member, one, other) => {
        fc.pre(JSON.stringify(canonical(one)) !== JSON.stringify(canonical(other)));
        return hash({ ...given, [member]: { in: [one] } }) !== hash({ ...given, [member]: { in: [other] } });
      }),
    );
  });

  it("changes with the order of a list, and with the mutation", () => {
    expect(hash({ days: [1, 2] })).not.toBe(hash({ days: [2, 1] }));
    expect(hash({ days: [1, 2] }, "one")).not.toBe(hash({ days: [1, 2] }, "other"));
  });

  it("treats an undefined member as absent, and null as a value", () => {
    expect(hash({ label: "a", reason: undefined })).toBe(hash({ label: "a" }));
    expect(hash({ label: "a", reason: null })).not.toBe(hash({ label: "a" }));
  });

  it("does not depend on the idempotency key", () => {
    expect(hash({ label: "a", idempotencyKey: "1" })).toBe(hash({ label: "a", idempotencyKey: "2" }));
  });

  it("distinguishes lone surrogates", () => {
    expect(hash({ label: "\ud842" })).not.toBe(hash({ label: "\ud843" }));
  });
});

/** Written differently from the code under test: pairs of names and values, in order. */
function canonical(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(canonical);
  if (typeof given !== "object" || given === null) return given;
  const pairs = Object.entries(given).map(([member, inner]) => ({ member, inner: canonical(inner) }));
  return { pairs: pairs.toSorted((a, b) => (a.member < b.member ? -1 : 1)) };
}
