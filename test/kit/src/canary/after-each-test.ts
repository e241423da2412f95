import { expectNoLeaks } from "@aiwork/kit/canary/canary";

// Imported by package name, so that it is the same module that the systems under test use, built or not.
afterEach(expectNoLeaks);
