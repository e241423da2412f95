import { expectSilence } from "@aiwork/runtime/testing/canary";

// By name, so that it is the one that the tests' systems speak to, built or not.
afterEach(expectSilence);
