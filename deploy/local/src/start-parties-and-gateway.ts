import { choosePorts } from "./run-process";
import { settleAll } from "./started-parts";

interface Startable {
  readonly url: string;
  stop(): Promise<void>;
}

type Name = "gateway" | "city" | "national";

/**
 * Starts both parties and, at the same time, the gateway, which needs only to know where they will listen.
 * @param wanted the ports from which each one's is chosen; 0 is any
 * @param runGateway gets the value of `SUBGRAPH_URLS`
 */
export async function startPartiesAndGateway<Party extends Startable, Gateway extends Startable>(
  wanted: Readonly<Record<Name, number>>,
  runParty: (name: "city" | "national", port: number) => Promise<Party>,
  runGateway: (subgraphUrls: string, port: number) => Promise<Gateway>,
): Promise<{ city: Party; national: Party; gateway: Gateway }> {
  const [gatewayPort = 0, cityPort = 0, nationalPort = 0] = await choosePorts([
    wanted.gateway,
    wanted.city,
    wanted.national,
  ]);
  const planned = urlsOf(urlOf(cityPort), urlOf(nationalPort));
  const starting = runGateway(planned, gatewayPort);
  // A party that cannot start is told at once: whoever then stops all stops the gateway too.
  starting.catch(() => {});
  const [city, national] = await settleAll([runParty("city", cityPort), runParty("national", nationalPort)]);
  const early = await starting;
  const real = urlsOf(city.url, national.url);
  if (real === planned) return { city, national, gateway: early };
  // Another program took a port that was free.
  await early.stop();
  return { city, national, gateway: await runGateway(real, gatewayPort) };
}

const urlOf = (port: number) => `http://127.0.0.1:${port}/graphql`;
const urlsOf = (city: string, national: string) => JSON.stringify({ city, national });
