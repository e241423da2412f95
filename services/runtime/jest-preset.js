const swc = [
  "@swc/jest",
  {
    jsc: {
      parser: { syntax: "typescript", decorators: true, explicitResourceManagement: true },
      transform: { legacyDecorator: true },
      target: "es2023",
    },
    module: { type: "commonjs" },
  },
];

/** Packages that are published as ES modules only, which jest's require cannot read as they come. */
const ES_MODULES = "(jose|oidc-provider)/";

/** How every workspace's tests run: TypeScript through swc, other workspaces from their sources. */
module.exports = {
  testEnvironment: "node",
  testTimeout: 30_000,
  // Tests wait for processes, clocks and time-outs more than they compute.
  maxWorkers: 2,
  roots: ["<rootDir>/src"],
  setupFilesAfterEnv: [`${__dirname}/src/testing/after-each-test.ts`],
  testMatch: ["**/*.test.ts"],
  moduleNameMapper: {
    "^@aiwork/(runtime|agreement|city|national)/(?!package.json)(.*)$": `${__dirname}/../$1/src/$2`,
  },
  transform: { "^.+\\.ts$": swc, [`/node_modules/${ES_MODULES}.+\\.m?js$`]: swc },
  transformIgnorePatterns: [`/node_modules/(?!${ES_MODULES})`],
};
