/** Against what was built, not the sources: these tests run the processes that are deployed. */
const { moduleNameMapper: _fromSources, ...preset } = require("@aiwork/runtime/jest-preset");

module.exports = {
  ...preset,
  roots: ["<rootDir>"],
  globalSetup: "<rootDir>/databases/start-postgres.ts",
  globalTeardown: "<rootDir>/databases/stop-postgres.ts",
  modulePathIgnorePatterns: ["<rootDir>/dist"],
  // Told day by day, which takes minutes: `npm run proofs`.
  testPathIgnorePatterns: process.env.AIWORK_PROOFS === "long" ? [] : ["success-cases-told"],
  testTimeout: 240_000,
};
