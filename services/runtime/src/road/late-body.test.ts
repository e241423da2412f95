import type { Call } from "../http/admission";
import { SIGNATURE_HEADER } from "./road-header";
import { signCall } from "./sign-call";
import { openRoad, type RoadFault } from "./verify-call";

const KEY = { id: "k1", secret: "s".repeat(32) };
const SIGNED_AT = 1_700_000_000_000;

describe("openRoad", () => {
  it.each<[number, RoadFault[]]>([
    [30, []],
    [31, ["TIME"]],
  ])("verifies the time again when the body arrives after %i s: %j", async (seconds, expected) => {
    const faults: RoadFault[] = [];
    let now = SIGNED_AT;
    const verify = openRoad({ audience: "city", keys: [KEY], note: (fault) => faults.push(fault), now: () => now });
    const signed = { audience: "city", method: "POST", target: "/graphql", authorization: undefined, body: "{}" };
    const call: Call = {
      ...signed,
      address: "",
      afterwards: () => {},
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
