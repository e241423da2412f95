import type { Call } from "@aiwork/runtime/http/admission";
import { parseIssuers } from "@aiwork/runtime/identity/issuers";
import { openLog } from "@aiwork/runtime/log/log";
import type { RoadKey } from "@aiwork/runtime/road/road-keys";
import { admitGatewayCalls } from "@aiwork/runtime/server/admit-gateway-calls";
import { overheard } from "@aiwork/runtime/testing/canary";
import { openTestIssuer, TEST_AUDIENCE, type TestIssuer } from "@aiwork/runtime/testing/open-test-issuer";
import { halfOf, openHalf, type PartyName } from "./halves";
import { openRehearsal, type Rehearsal } from "./open-rehearsal";
import { openTogether } from "./open-together";
import { writeIssuers } from "./write-issuers";

/** A gateway and both parties' subgraphs, each of which verifies signature and token by itself. Dispose it. */
export interface Guarded extends AsyncDisposable {
  readonly gateway: Rehearsal;
  /** The city's issuer. */
  readonly issuer: TestIssuer;
  /** The issuer for seekers and reporting clients, who belong to no party. */
  readonly portal: TestIssuer;
  /** The calls that reached each subgraph, admitted or not. */
  readonly arrivals: Readonly<Record<PartyName, Call[]>>;
  /** The entries that the gateway logged as errors. */
  readonly loggedErrors: object[];
}

/** How the national subgraph's trust differs from what the gateway expects. */
export interface Difference {
  readonly key?: RoadKey;
  /** The audience that it requires in a token. */
  readonly audience?: string;
}

const keyOf = (party: PartyName): RoadKey => ({ id: "k1", secret: party.padEnd(32, ".") });
const written = ({ id, secret }: RoadKey) => `${id}:${secret}`;

export function openGuarded(national: Difference = {}, settings: Record<string, string> = {}): Promise<Guarded> {
  return openTogether(async (open) => {
    const issuer = await open(openTestIssuer("/city"));
    const portal = await open(openTestIssuer("/portal"));
    const trusted = [
      { issuer: issuer.issuer, party: "CITY", roles: ["city.counselor", "city.secretariat"], jwksUri: issuer.jwksUri },
      { issuer: portal.issuer, party: null, roles: ["seeker", "reporting"], jwksUri: portal.jwksUri },
    ];
    const arrivals: Guarded["arrivals"] = { city: [], national: [] };
    const side = (party: PartyName, { key = keyOf(party), audience = TEST_AUDIENCE }: Difference) => {
      const trust = { audience: party, keys: [key], issuers: parseIssuers({ audience, issuers: trusted }, false) };
      const admit = admitGatewayCalls(trust, openLog(party, "trace", overheard));
      return openHalf(
        party,
        () => halfOf(party),
        (call) => {
          arrivals[party].push(call);
          return admit(call);
        },
      );
    };
    const [citySide, nationalSide] = [await open(side("city", {})), await open(side("national", national))];
    const { path } = await open(writeIssuers({ audience: TEST_AUDIENCE, issuers: trusted }));
    const loggedErrors: object[] = [];
    const log = openLog("gateway", "trace", overheard);
    log.error = (entry: object) => void loggedErrors.push(entry);
    const environment = {
      ...settings,
      AUTH: "on",
      ISSUERS_PATH: path,
      SUBGRAPH_SIGNING_KEYS: JSON.stringify({ city: written(keyOf("city")), national: written(keyOf("national")) }),
      SUBGRAPH_URLS: JSON.stringify({ city: citySide.url, national: nationalSide.url }),
    };
    const gateway = await open(openRehearsal(environment, log));
    return { gateway, issuer, portal, arrivals, loggedErrors };
  });
}
