/** What signs the access records of every test. */
export const TEST_RECORD_KEY = { id: "test", secret: "r".repeat(32) };
