/** Against what was built, not the sources: these tests run the processes that are deployed. */
const { moduleNameMapper: _fromSources, ...preset } = require("@aiwork/kit/jest-preset");

module.exports = {
  ...preset,
  roots: ["<rootDir>"],
  globalSetup: "<rootDir>/kit/src/postgres/start-postgres.ts",
  globalTeardown: "<rootDir>/kit/src/postgres/stop-postgres.ts",
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/kit"],
  // Runs day by day, which takes minutes: `npm run proofs`.
  testPathIgnorePatterns:
    process.env.AIWORK_PROOFS === "long" ? ["<rootDir>/kit"] : ["<rootDir>/kit", "success-cases-by-mutations"],
  testTimeout: 240_000,
};
