import { SIGNED_AT } from "@aiwork/kit/subgraph/signing-subgraph";
import type { IncomingCall } from "../http/admission";
import { SIGNATURE_HEADER, signCall } from "./signature";
import { createCallVerifier, type SignatureFault } from "./verify-call";

const KEY = { id: "k1", secret: "s".repeat(32) };

describe("a signed call whose body arrives late", () => {
  it.each<[number, SignatureFault[]]>([
    [30, []],
    [31, ["TIME"]],
  ])("verifies the time again when the body arrives after %i s: %j", async (seconds, expected) => {
    const faults: SignatureFault[] = [];
    let now = SIGNED_AT;
    const verify = createCallVerifier({
      audience: "city",
      keys: [KEY],
      onFault: (fault) => faults.push(fault),
      now: () => now,
    });
    const signed = { audience: "city", method: "POST", target: "/graphql", authorization: undefined, body: "{}" };
    const call: IncomingCall = {
      ...signed,
      address: "",
      onClose: () => {},
      onAnswered: () => {},
      signAnswer: () => {},
      headers: { [SIGNATURE_HEADER]: signCall(KEY, signed, SIGNED_AT) },
      body: async () => {
        now += seconds * 1000;
        return Buffer.from("{}");
      },
    };
    await verify(call).catch(() => {});
    expect(faults).toEqual(expected);
  });
});
