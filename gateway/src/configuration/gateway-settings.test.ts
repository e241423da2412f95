import { type ConfigurationError, readConfiguration } from "@aiwork/runtime/configuration/read-configuration";
import { gatewaySettings } from "./gateway-settings";

function faultsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readConfiguration(gatewaySettings, environment);
    return [];
  } catch (error) {
    return (error as ConfigurationError).sentences;
  }
}

describe("the gateway's configuration", () => {
  it("needs nothing: the project's supergraph, any free port of this machine, no introspection", () => {
    const settings = readConfiguration(gatewaySettings, {});
    expect(settings).toMatchObject({ HOST: "127.0.0.1", PORT: 0, INTROSPECTION: "0" });
    expect(settings.SUPERGRAPH_PATH).toMatch(/schema\/supergraph\.graphql$/);
    expect(settings.SUBGRAPH_URLS.size).toBe(0);
  });

  it("takes a subgraph's address by its name", () => {
    const SUBGRAPH_URLS = '{"city":"http://127.0.0.1:4001/graphql"}';
    const { SUBGRAPH_URLS: urls } = readConfiguration(gatewaySettings, { SUBGRAPH_URLS });
    expect([...urls]).toEqual([["city", "http://127.0.0.1:4001/graphql"]]);
  });

  it.each(["{", "[]", "null", '"http://a"', '{"city":1}'])("does not take %s for the subgraphs' addresses", (text) => {
    expect(faultsOf({ SUBGRAPH_URLS: text })).toEqual([expect.stringMatching(/^SUBGRAPH_URLS: give JSON such as/)]);
  });

  it.each(["city:4001", "ftp://secret@city", "", "/graphql"])(
    "does not take %s for an address, nor repeat it",
    (url) => {
      const faults = faultsOf({ SUBGRAPH_URLS: JSON.stringify({ city: url }) });
      expect(faults).toEqual(["SUBGRAPH_URLS: city is given no http or https URL"]);
    },
  );
});
