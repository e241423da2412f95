import type { TestParty } from "@aiwork/kit/subgraph/test-party";

const BUSY = /^(OVERLOADED|TIMEOUT)$/;
const MAX_TRIES = 50;

/** A report of the whole population is counted again where the machine was too busy. */
export async function askUntilCounted(
  party: TestParty,
  role: string,
  document: string,
  values: Record<string, unknown>,
): ReturnType<TestParty["ask"]> {
  for (let tries = 1; ; tries++) {
    const answer = await party.askAs({ role }, document, values);
    const isBusy = answer.errors.some(({ extensions }) => BUSY.test(String(extensions?.code)));
    if (!isBusy || tries === MAX_TRIES) return answer;
  }
}
