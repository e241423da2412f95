import { createRequire } from "node:module";

/** What jest-circus tells an environment of its tests. */
interface TestEvent {
  name: string;
  test?: { errors: unknown[]; mode?: string };
}
type Environment = new (...given: unknown[]) => object;

const ofJest = createRequire(createRequire(__filename).resolve("jest"));
const { TestEnvironment }: { TestEnvironment: Environment } = ofJest("jest-environment-node");

/** A test file in which one test has failed has noticed: the others are not run. */
export default class StopAtFirstFailure extends TestEnvironment {
  #hasFailed = false;

  handleTestEvent({ name, test }: TestEvent): void {
    if (!test) return;
    if (name === "test_done" && test.errors.length > 0) this.#hasFailed = true;
    if (name === "test_start" && this.#hasFailed) test.mode = "skip";
  }
}
