/** The key that signs access records in tests. */
export const TEST_RECORD_KEY = { id: "test", secret: "r".repeat(32) };
