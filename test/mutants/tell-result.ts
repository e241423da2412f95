/** Of jest's, what tells whether a test file noticed. */
interface Result {
  numPassingTests: number;
  testExecError?: { message?: string };
  testResults: { status: string; failureMessages: string[] }[];
}

/** What came of one test file without one guard. */
export interface Told {
  /** Of the project. */
  name: string;
  /** Why the file could not be run at all. */
  fault: string | null;
  passed: number;
  /** Of the tests that failed. */
  messages: string[];
}

/** A reporter that tells the process which started jest what came of each test file, at once. */
export default class TellResult {
  onTestResult(test: { context: { config: { displayName?: { name: string } } } }, result: Result): void {
    const failed = result.testResults.filter(({ status }) => status === "failed");
    const told: Told = {
      name: test.context.config.displayName?.name ?? "",
      fault: result.testExecError ? (result.testExecError.message ?? "the test file cannot be read") : null,
      passed: result.numPassingTests,
      messages: failed.map(({ failureMessages }) => failureMessages[0] ?? ""),
    };
    process.send?.(told);
  }
}
