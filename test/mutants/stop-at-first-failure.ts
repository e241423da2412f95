import { createRequire } from "node:module";

/** An event that jest-circus sends to a test environment. */
interface TestEvent {
  name: string;
  test?: { errors: unknown[]; mode?: string };
}
type Environment = new (...given: unknown[]) => object;

const ofJest = createRequire(createRequire(__filename).resolve("jest"));
const { TestEnvironment }: { TestEnvironment: Environment } = ofJest("jest-environment-node");

/** Skips the remaining tests of a file after the first failure, which is enough to notice a removed guard. */
export default class StopAtFirstFailure extends TestEnvironment {
  #hasFailed = false;

  handleTestEvent({ name, test }: TestEvent): void {
    if (!test) return;
    if (name === "test_done" && test.errors.length > 0) this.#hasFailed = true;
    if (name === "test_start" && this.#hasFailed) test.mode = "skip";
  }
}
