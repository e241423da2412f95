import { setTimeout } from "node:timers/promises";
import { businessClock } from "@aiwork/server/clock/business-clock";
import { readRequestContext } from "@aiwork/server/http/request-context";
import { AccessLog } from "@aiwork/subgraph/access-log/access-log";
import type { ResultReferences } from "@aiwork/subgraph/mutations/idempotency";
import type { MutationInput, MutationPayload } from "@aiwork/subgraph/mutations/mutation";
import type { SubgraphContext } from "@aiwork/subgraph/subgraph-context";
import { GraphQLError } from "graphql";
import { type CallerClaims, testCaller } from "../access/test-caller";
import { testReceiptSigner } from "../receipts/test-receipt-signers";
import type { TestParty } from "../subgraph/test-party";

type MutationResolver<Input extends MutationInput, Answer extends ResultReferences> = (
  parent: unknown,
  args: { input: Input },
  context: SubgraphContext,
) => Promise<MutationPayload<Answer>>;

const BUSY = new Set<unknown>(["OVERLOADED", "TIMEOUT"]);
const MAX_PAUSE_MS = 300;

/** Runs a mutation among many: one that fails as busy is sent again a little later under its key, as a client does. */
export async function sendInCrowd<Input extends MutationInput, Answer extends ResultReferences>(
  { database }: TestParty,
  who: CallerClaims,
  act: MutationResolver<Input, Answer>,
  input: Input,
): Promise<MutationPayload<Answer>> {
  const request = readRequestContext({}, testCaller(who));
  const receiptSigner = await testReceiptSigner("NATIONAL");
  const more = {
    database,
    clock: businessClock("2013-10-31"),
    receiptSigner,
    accessLog: new AccessLog(),
    snapshot: {},
  };
  for (;;) {
    try {
      return await act(null, { input }, { ...request, ...more });
    } catch (error) {
      if (!(error instanceof GraphQLError) || !BUSY.has(error.extensions.code)) throw error;
      await setTimeout(Math.random() * MAX_PAUSE_MS);
    }
  }
}
