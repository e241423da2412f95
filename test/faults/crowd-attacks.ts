import { randomUUID } from "node:crypto";
import { connect } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { keepAsking } from "@aiwork/kit/system/keep-asking";
import type { TestSystem } from "@aiwork/kit/system/start-system";

/** One who takes all that he can get, until he is stopped. */
interface Attack {
  readonly name: string;
  start(system: TestSystem): Promise<{ stop(): Promise<void> }>;
}

const post = ({ gateway }: TestSystem, query: string, headers: Record<string, string> = {}, variables = {}) =>
  fetch(gateway.url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });

const times = (count: number, of: (i: number) => string) => Array.from({ length: count }, (_, i) => of(i)).join(" ");
const SEEKER_LISTS = {
  city: ["visits", "counselingSessions", "liaisons", "programApplications"],
  national: ["registrations", "consultations", "negotiations", "referrals", "placements"],
};
const listsOf = (half: keyof typeof SEEKER_LISTS, size: number) =>
  `${half} { ${SEEKER_LISTS[half].map((list) => `${list}(first: ${size}) { edges { node { id } } }`).join(" ")} }`;
const seekersWithLists = (size: number) =>
  `seekers(first: 100) { edges { node { id ${listsOf("city", size)} ${listsOf("national", size)} } } }`;
const ORDER = `id version number office employer disclosure title description occupationCode employmentType contractTerm
  workplaceWardCode workingHours holidays insurance probation experienceRequired licencesRequired selectionMethod
  openings filled receivedOn referUntil status trialMode revision mandatoryRetirementAge history { at }`;
const ORDERS = `jobOrders(first: 100) { edges { node { ${ORDER} } } }`;

const LOOKUP = `{ cityPersons(lookup: { name: "誰も いない", birthDate: "1970-05-05", ground: PERSON_CAME,
  reason: "転居のため来所された" }) { __typename } }`;

/** Alternately what is beyond the limits, and the largest that is within them. */
const alternately = (beyond: string, within: string) => {
  let turn = 0;
  return () => (turn++ % 2 === 0 ? beyond : within);
};

/** Opens connections that announce a body and send one byte of it; each that is closed is opened again. */
async function holdPlaces({ gateway }: TestSystem, connections: number): Promise<{ stop(): Promise<void> }> {
  const { port, hostname } = new URL(gateway.url);
  let isStopped = false;
  const hold = async () => {
    while (!isStopped) {
      const socket = connect(Number(port), hostname);
      const closed = new Promise((resolve) => socket.on("error", () => {}).once("close", resolve));
      const head =
        "POST /graphql HTTP/1.1\r\nhost: aiwork\r\ncontent-type: application/json\r\ncontent-length: 100\r\n";
      socket.resume().write(`${head}\r\n{`);
      while (!isStopped && !socket.destroyed) await Promise.race([closed, sleep(200)]);
      socket.destroy();
      await sleep(20);
    }
  };
  const holding = Promise.all(Array.from({ length: connections }, hold));
  return {
    stop: async () => {
      isStopped = true;
      await holding;
    },
  };
}

/** A known document under variables that nobody declared. */
const MANY_VARIABLES = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i]));

/** Sends requests without waiting for answers, over connections that are opened again when they are closed, from an address of its own. */
async function pipeline({ gateway }: TestSystem, connections: number): Promise<{ stop(): Promise<void> }> {
  const { port, hostname } = new URL(gateway.url);
  const body = '{"query":"{ __typename }"}';
  const head = `POST /graphql HTTP/1.1\r\nhost: aiwork\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
  const requests = `${head}\r\n\r\n${body}`.repeat(2_000);
  return keepAsking(connections, async () => {
    const socket = connect({ port: Number(port), host: hostname, localAddress: "127.0.0.2" });
    const closed = new Promise((resolve) => socket.on("error", () => {}).once("close", resolve));
    socket.resume().write(requests);
    await Promise.race([closed, sleep(5_000)]);
    socket.destroy();
    return Response.json({});
  });
}

/** A real token under the id of a key that nobody has. */
function withUnknownKey(token: string): string {
  const [header = "", ...rest] = token.split(".");
  const { kid: _, ...known } = JSON.parse(Buffer.from(header, "base64url").toString());
  return [Buffer.from(JSON.stringify({ ...known, kid: randomUUID() })).toString("base64url"), ...rest].join(".");
}

/** A document like no other, which takes long to plan: every field of both halves under names of its own. */
function newDocument(): string {
  const own = randomUUID().slice(0, 8);
  const list = (name: string, i: number) => `l${own}${i}: ${name}(first: 1) { edges { node { id } } totalCount }`;
  const half = (name: keyof typeof SEEKER_LISTS) =>
    `${name} { ${SEEKER_LISTS[name].map(list).join(" ")} profile { name nameKana birthDate sex phone } }`;
  return `query { ${times(4, (i) => `s${i}: seeker(id: "${randomUUID()}") { ${half("city")} ${half("national")} }`)} }`;
}

const FIGURE = "users { cumulativeActual progressRate } placedPersons { cumulativeActual progressRate }";
const REPORT = `query ($asOf: DateTime!) { planProgress(fiscalYear: 2013, through: "2013-10", asOf: $asOf) {
  rows { servicePoint { name } ${FIGURE} } total { ${FIGURE} } comparableTotal { ${FIGURE} } } }`;

/** A report as of an instant that nobody has asked for: it is counted anew. */
function reports(from: number): () => { query: string; variables: { asOf: string } } {
  let instant = from;
  return () => ({ query: REPORT, variables: { asOf: new Date(instant--).toISOString() } });
}
const HOUR_MS = 3_600_000;

export const ATTACKS: readonly Attack[] = [
  { name: "64 connections that never send their body", start: (system) => holdPlaces(system, 64) },
  {
    name: "70 connections with tokens of unknown keys",
    async start(system) {
      const token = await system.token({ role: "national.counselor" });
      return keepAsking(70, () => post(system, "{ __typename }", { authorization: `Bearer ${withUnknownKey(token)}` }));
    },
  },
  {
    name: "a counselor's three loops of a document with all lists",
    async start(system) {
      const authorization = `Bearer ${await system.token({ role: "city.counselor", name: "反復" })}`;
      const next = alternately(
        `{ ${times(10, (i) => `a${i}: ${seekersWithLists(10)}`)} }`,
        `{ ${seekersWithLists(3)} }`,
      );
      return keepAsking(3, () => post(system, next(), { authorization }));
    },
  },
  {
    name: "a counselor's 24 loops of lookups",
    async start(system) {
      const authorization = `Bearer ${await system.token({ role: "city.counselor", name: "照会" })}`;
      return keepAsking(24, () => post(system, LOOKUP, { authorization }));
    },
  },
  {
    name: "24 anonymous connections that ask for all job orders",
    async start(system) {
      const next = alternately(
        `{ ${times(10, (i) => `a${i}: ${ORDERS}`)} }`,
        `{ ${times(2, (i) => `a${i}: ${ORDERS}`)} }`,
      );
      return keepAsking(24, () => post(system, next()));
    },
  },
  {
    name: "20 anonymous connections that ask for reports of ever other instants",
    async start(system) {
      const next = reports(Date.now());
      return keepAsking(20, () => post(system, REPORT, {}, next().variables));
    },
  },
  {
    name: "three seekers who ask for reports of ever other instants, 8 at a time",
    async start(system) {
      const tokens = await Promise.all(
        Array.from({ length: 3 }, () => system.token({ role: "seeker", seeker: randomUUID() })),
      );
      const next = reports(Date.now() - 2 * HOUR_MS);
      const attacks = tokens.map((token) =>
        keepAsking(8, () => post(system, REPORT, { authorization: `Bearer ${token}` }, next().variables)),
      );
      return { stop: async () => void (await Promise.all(attacks.map((attack) => attack.stop()))) };
    },
  },
  {
    name: "8 anonymous connections with documents that nobody has planned",
    start: async (system) => keepAsking(8, () => post(system, newDocument())),
  },
  {
    name: "24 anonymous connections with many variables for a known document",
    start: async (system) => keepAsking(24, () => post(system, "{ __typename }", {}, MANY_VARIABLES)),
  },
  { name: "30 connections with 2,000 requests each at once", start: (system) => pipeline(system, 30) },
];
