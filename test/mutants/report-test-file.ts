/** The part of jest's test result that shows whether a test file noticed. */
interface Result {
  numPassingTests: number;
  testExecError?: { message?: string };
  testResults: { status: string; failureMessages: string[] }[];
}

/** The result of one test file without one guard. */
export interface TestFileReport {
  /** The project's name. */
  name: string;
  /** Why the file could not run. */
  fault: string | null;
  passed: number;
  /** The messages of the failed tests. */
  messages: string[];
}

/** A reporter that sends the result of each test file to the process that started jest. */
export default class ReportTestFile {
  onTestResult(test: { context: { config: { displayName?: { name: string } } } }, result: Result): void {
    const failed = result.testResults.filter(({ status }) => status === "failed");
    const report: TestFileReport = {
      name: test.context.config.displayName?.name ?? "",
      fault: result.testExecError ? (result.testExecError.message ?? "the test file cannot be loaded") : null,
      passed: result.numPassingTests,
      messages: failed.map(({ failureMessages }) => failureMessages[0] ?? ""),
    };
    process.send?.(report);
  }
}
