import { z } from "zod";
import { type ConfigurationError, readConfiguration } from "../configuration/read-configuration";
import { signingKeysBySubgraphSetting, signingKeysSetting } from "./signing-keys";

const A = "correct-horse-battery-staple-0001";
const B = "correct-horse-battery-staple-0002";

function faultsOf(setting: z.ZodType, SUBGRAPH_SIGNING_KEYS: string | undefined): readonly string[] {
  try {
    readConfiguration(
      z.object({ SUBGRAPH_SIGNING_KEYS: setting }),
      SUBGRAPH_SIGNING_KEYS === undefined ? {} : { SUBGRAPH_SIGNING_KEYS },
    );
    return [];
  } catch (error) {
    return (error as ConfigurationError).sentences;
  }
}

describe("a subgraph's SUBGRAPH_SIGNING_KEYS", () => {
  it("accept one key, or two during a rotation", () => {
    expect(signingKeysSetting.parse(`k1:${A}`)).toEqual([{ id: "k1", secret: A }]);
    const two = [
      { id: "k1", secret: A },
      { id: "k.2_-", secret: `${B}:with=more` },
    ];
    expect(signingKeysSetting.parse(`k1:${A} k.2_-:${B}:with=more\n`)).toEqual(two);
  });

  it.each([
    ["are missing", undefined],
    ["are blank", " "],
    ["contain three keys", `k1:${A} k2:${B} k3:${A}`],
    ["contain a key without an id", `:${A}`],
    ["contain an id with a forbidden character", `k/1:${A}`],
    ["contain an id that is too long", `${"k".repeat(41)}:${A}`],
    ["contain a key without a secret", "k1"],
    ["contain a secret of 31 characters", `k1:${A.slice(0, 31)}`],
    ["contain a secret with a forbidden character", `k1:${A}札幌`],
    ["contain a valid key and an invalid one", `k1:${A} ${B}`],
  ])("are rejected without repeating them when they %s", (_, given) => {
    expect(faultsOf(signingKeysSetting, given)).toEqual([
      expect.stringMatching(/^SUBGRAPH_SIGNING_KEYS: give one key, or two/),
    ]);
    expect(faultsOf(signingKeysSetting, given).join()).not.toContain("horse");
  });

  it("are rejected when two keys share an id", () => {
    expect(faultsOf(signingKeysSetting, `k1:${A} k1:${B}`)).toEqual([
      "SUBGRAPH_SIGNING_KEYS: its two keys share an id",
    ]);
  });
});

describe("the gateway's SUBGRAPH_SIGNING_KEYS", () => {
  it("contain one key for each subgraph", () => {
    const keys = signingKeysBySubgraphSetting.parse(JSON.stringify({ city: `k1:${A}`, national: `k1:${B}` }));
    expect([...keys]).toEqual([
      ["city", { id: "k1", secret: A }],
      ["national", { id: "k1", secret: B }],
    ]);
  });

  it.each(["{", "[]", "null", `k1:${A}`, `{"city":1}`, `{"city":["k1:${A}"]}`])(
    "are rejected when they are %s",
    (given) => {
      expect(faultsOf(signingKeysBySubgraphSetting, given)).toEqual([
        expect.stringMatching(/^SUBGRAPH_SIGNING_KEYS: give JSON such as \{"city":"id:secret"\}/),
      ]);
    },
  );

  it("are rejected with one error for each wrong entry, naming the subgraph and not the secret", () => {
    const given = { city: A, national: "k1:short", [A]: "city", prefecture: `k1:${B}` };
    const faults = faultsOf(signingKeysBySubgraphSetting, JSON.stringify(given));
    expect(faults.map((fault) => fault.split(" has no valid key")[0])).toEqual([
      "SUBGRAPH_SIGNING_KEYS: city",
      "SUBGRAPH_SIGNING_KEYS: national",
      "SUBGRAPH_SIGNING_KEYS: an entry that is not named as a subgraph",
    ]);
    expect(faults.join()).not.toMatch(/horse|short/);
  });

  it("are rejected when two subgraphs share a secret", () => {
    const given = JSON.stringify({ city: `k1:${A}`, national: `k2:${A}` });
    const fault = "SUBGRAPH_SIGNING_KEYS: city and national share a secret: give each its own";
    expect(faultsOf(signingKeysBySubgraphSetting, given)).toEqual([fault]);
  });
});
