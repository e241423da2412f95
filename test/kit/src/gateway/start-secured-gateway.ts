import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { KNOWN_CLAIMS } from "@aiwork/agreement/agreement/known-claims/known-claims";
import type { IncomingCall } from "@aiwork/server/http/admission";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { parseIssuers } from "@aiwork/server/identity/issuers";
import type { SigningKey } from "@aiwork/server/signing/signing-keys";
import { createLog } from "@aiwork/server/telemetry/log";
import { admitGatewayCalls } from "@aiwork/subgraph/serve/admit-gateway-calls";
import { leakWatchingLog } from "../canary/canary";
import { startTestIssuer, TEST_AUDIENCE, type TestIssuer } from "../issuers/test-issuer";
import { type PartySubgraphName, seekerHalf, startSeekerHalf } from "./party-subgraph";
import { startGatewayWith, type TestGateway } from "./start-gateway";
import { startTogether } from "./start-together";

/** A gateway and both parties' subgraphs, each of which verifies signature and token by itself. Dispose it. */
export interface SecuredGateway extends AsyncDisposable {
  readonly gateway: TestGateway;
  /** The city's issuer. */
  readonly issuer: TestIssuer;
  /** The issuer for seekers and reporting clients, who belong to no party. */
  readonly portal: TestIssuer;
  /** The calls that reached each subgraph, admitted or not. */
  readonly arrivals: Readonly<Record<PartySubgraphName, IncomingCall[]>>;
  /** The entries that the gateway logged as errors. */
  readonly loggedErrors: object[];
}

/** How the national subgraph's trust differs from what the gateway expects. */
interface NationalTrust {
  readonly key?: SigningKey;
  /** The audience that it requires in a token. */
  readonly audience?: string;
  /** Whether it is somebody else, who answers anything and has no key. */
  readonly isForged?: boolean;
}

const signingKeyOf = (party: PartySubgraphName): SigningKey => ({ id: "k1", secret: party.padEnd(32, ".") });
const writeKey = ({ id, secret }: SigningKey) => `${id}:${secret}`;

export function startSecuredGateway(
  national: NationalTrust = {},
  settings: Record<string, string> = {},
): Promise<SecuredGateway> {
  return startTogether(async (open) => {
    const issuer = await open(startTestIssuer("/city"));
    const portal = await open(startTestIssuer("/portal"));
    const trusted = [
      { issuer: issuer.issuer, party: "CITY", roles: ["city.counselor", "city.secretariat"], jwksUri: issuer.jwksUri },
      { issuer: portal.issuer, party: null, roles: ["seeker", "reporting"], jwksUri: portal.jwksUri },
    ];
    const arrivals: SecuredGateway["arrivals"] = { city: [], national: [] };
    const side = (
      party: PartySubgraphName,
      { key = signingKeyOf(party), audience = TEST_AUDIENCE, isForged = false }: NationalTrust,
    ) => {
      const trust = {
        audience: party,
        keys: [key],
        issuers: parseIssuers({ audience, issuers: trusted }, false, KNOWN_CLAIMS),
      };
      const admit = isForged
        ? async () => ANONYMOUS
        : admitGatewayCalls(trust, createLog(party, "trace", leakWatchingLog));
      return startSeekerHalf(
        party,
        () => seekerHalf(party),
        (call) => {
          arrivals[party].push(call);
          return admit(call);
        },
      );
    };
    const [citySide, nationalSide] = [await open(side("city", {})), await open(side("national", national))];
    const { path } = await open(writeGatewayIssuers({ audience: TEST_AUDIENCE, issuers: trusted }));
    const loggedErrors: object[] = [];
    const log = createLog("gateway", "trace", leakWatchingLog);
    log.error = (entry: object) => void loggedErrors.push(entry);
    const environment = {
      ...settings,
      AUTH: "on",
      ISSUERS_PATH: path,
      SUBGRAPH_SIGNING_KEYS: JSON.stringify({
        city: writeKey(signingKeyOf("city")),
        national: writeKey(signingKeyOf("national")),
      }),
      SUBGRAPH_URLS: JSON.stringify({ city: citySide.url, national: nationalSide.url }),
    };
    const gateway = await open(startGatewayWith(environment, log));
    return { gateway, issuer, portal, arrivals, loggedErrors };
  });
}

/** Writes an issuers' file to a temporary folder. */
async function writeGatewayIssuers(document: object): Promise<AsyncDisposable & { path: string }> {
  const folder = await mkdtemp(join(tmpdir(), "aiwork-gateway-"));
  const path = join(folder, "issuers.json");
  await writeFile(path, JSON.stringify(document));
  return { path, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
