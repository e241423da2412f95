import { setTimeout } from "node:timers/promises";
import { Readings } from "@aiwork/runtime/access-record/readings";
import type { Acted, ActInput } from "@aiwork/runtime/act/act";
import type { References } from "@aiwork/runtime/act/outcome";
import { businessClock } from "@aiwork/runtime/clock/business-clock";
import { readRequestContext } from "@aiwork/runtime/request/request-context";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import type { TestParty } from "@aiwork/runtime/testing/open-test-party";
import { type Posing, testCaller } from "@aiwork/runtime/testing/test-caller";
import { testSeals } from "@aiwork/runtime/testing/test-seals";
import { GraphQLError } from "graphql";

type Act<Input extends ActInput, Answer extends References> = (
  parent: unknown,
  args: { input: Input },
  context: SubgraphContext,
) => Promise<Acted<Answer>>;

const BUSY = new Set<unknown>(["OVERLOADED", "TIMEOUT"]);
const LONGEST_PAUSE_MS = 300;

/** Runs a mutation among many: one that fails as busy is sent again a little later under its key, as a client does. */
export async function actInCrowd<Input extends ActInput, Answer extends References>(
  { database }: TestParty,
  who: Posing,
  act: Act<Input, Answer>,
  input: Input,
): Promise<Acted<Answer>> {
  const request = readRequestContext({}, testCaller(who));
  const seals = await testSeals("NATIONAL");
  const more = { database, clock: businessClock("2013-10-31"), seals, readings: new Readings(), snapshot: {} };
  for (;;) {
    try {
      return await act(null, { input }, { ...request, ...more });
    } catch (error) {
      if (!(error instanceof GraphQLError) || !BUSY.has(error.extensions.code)) throw error;
      await setTimeout(Math.random() * LONGEST_PAUSE_MS);
    }
  }
}
