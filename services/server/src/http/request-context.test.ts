import {
  preferredLanguage,
  readClientContext,
  readDeadline,
  readRequestContext,
  traceparentOf,
} from "./request-context";

describe("readRequestContext", () => {
  it.each([
    [undefined, "ja"],
    ["en", "en"],
    ["en-GB,ja;q=0.9", "en"],
    ["ja,en;q=0.9", "ja"],
    ["en;q=0.5, ja-JP", "ja"],
    ["fr, *;q=0.1", "ja"],
    ["en;q=0", "ja"],
  ])("chooses the language for accept-language %s: %s", (header, language) => {
    expect(preferredLanguage(header)).toBe(language);
  });

  it("continues the caller's trace", () => {
    const first = readRequestContext({});
    expect(readRequestContext({ traceparent: traceparentOf(first) }).traceId).toBe(first.traceId);
  });

  it("starts a trace of its own for a client, to which the client's is linked", () => {
    const [client, parent] = ["4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"];
    const { traceId, parentId, linked } = readClientContext({ traceparent: `00-${client}-${parent}-01` });
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect([traceId === client, parentId, linked]).toEqual([false, undefined, { traceId: client, parentId: parent }]);
    expect(readClientContext({ traceparent: "garbage" }).linked).toBeUndefined();
  });

  it.each(["", "garbage", `00-${"0".repeat(32)}-1234567812345678-01`, `00-${"4".repeat(32)}-${"0".repeat(16)}-01`])(
    "starts a new trace without a parent for the traceparent %j",
    (traceparent) => {
      const { traceId, parentId } = readRequestContext({ traceparent });
      expect(traceId).toMatch(/^(?!0+$|4+$)[0-9a-f]{32}$/);
      expect(parentId).toBeUndefined();
    },
  );
});

it("readDeadline accepts 1 to 99999 milliseconds in digits, and nothing else", () => {
  expect(["1", "1500", "99999"].map(readDeadline)).toEqual([1, 1_500, 99_999]);
  for (const header of [undefined, "", "0", "-1", "1e3", "100000", "1500, 1500", " 1"])
    expect(readDeadline(header)).toBeUndefined();
});
