const { createRequire } = require("node:module");
const { default: Runtime } = require("jest-runtime");

/** What is evaluated for each test file: our own code, and Jest's. */
const OF_THE_FILE = /^(\.|\/|@aiwork\/|@jest\/|jest|expect|node:)/;
/** What packages create, or compare by identity: tests use the packages' own. */
const SHARED_GLOBALS = [
  "Error",
  "TypeError",
  "RangeError",
  "SyntaxError",
  "Date",
  "Reflect",
  "Map",
  "Set",
  "RegExp",
  "JSON",
];

/**
 * Loads third-party packages once for each worker instead of once for each test file, which took a third of the CPU time
 * of all tests. So a test file that changes the state of a package changes it for the next ones too.
 */
module.exports = class SharingRuntime extends Runtime {
  constructor(config, environment, ...others) {
    super(config, environment, ...others);
    for (const name of SHARED_GLOBALS) environment.global[name] = globalThis[name];
    // Each file evaluates the entities anew.
    delete globalThis.typeormMetadataArgsStorage;
  }

  requireModule(from, moduleName, ...others) {
    if (moduleName === undefined || OF_THE_FILE.test(moduleName))
      return super.requireModule(from, moduleName, ...others);
    return createRequire(from)(moduleName);
  }
};
