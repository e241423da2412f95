import { environmentSetting, isLoopback, isProtectedUrl } from "./production";

describe("NODE_ENV", () => {
  it.each([undefined, "", "production", "Production", "prod", "Development", "development ", "staging", "tests"])(
    "is production when it is %j",
    (word) => expect(environmentSetting.parse(word)).toBe("production"),
  );

  it.each(["development", "test"])("is a trial run when it is exactly %j", (word) => {
    expect(environmentSetting.parse(word)).toBe(word);
  });
});

describe("a host", () => {
  it.each(["127.0.0.1", "127.1.2.3", "::1", "[::1]", "localhost", "LOCALHOST"])("is this one when it is %s", (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(["0.0.0.0", "::", "10.0.0.1", "127.example", "localhost.example", "128.0.0.1", ""])(
    "is another one, or reached by others, when it is %j",
    (host) => expect(isLoopback(host)).toBe(false),
  );
});

describe("a URL", () => {
  it.each([
    ["https://city.example/graphql", true],
    ["http://127.0.0.1:4001/graphql", true],
    ["http://[::1]:4001/graphql", true],
    ["http://city.example/graphql", false],
    ["http://10.0.0.1/graphql", false],
    ["http://127.0.0.1.example/graphql", false],
    ["no url", false],
  ])("%s is protected: %s", (url, isProtected) => {
    expect(isProtectedUrl(url)).toBe(isProtected);
  });
});
