import { setTimeout as wait } from "node:timers/promises";
import { makeKey } from "@aiwork/kit/issuers/test-issuer";
import { withTestIssuers } from "@aiwork/kit/issuers/test-issuers";
import type { Log } from "../telemetry/log";
import { ANONYMOUS } from "./caller";
import { createIdentity, logOutages } from "./identify";

const HOUR_MS = 60 * 60_000;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const refusedWith = (refusal: string) => ({ names: { refusal } });
/** Claims that make every token different, so that none is cached, and that are valid for an hour from now. */
const counselor = (number = 0, now = Date.now) => {
  const iat = Math.floor(now() / 1_000);
  return { role: "city.counselor", jti: `${number}`, iat, exp: iat + 3_600 };
};

/** The two clocks of openIdentity, moved forward together. */
function openClocks() {
  const clocks = {
    ahead: 0,
    clock: () => performance.now() + clocks.ahead,
    now: () => Date.now() + clocks.ahead,
  };
  return clocks;
}

describe("identify", () => {
  it("returns ANONYMOUS without a token, and fetches no keys", () =>
    withTestIssuers(async ({ city, issuers }) => {
      expect(await createIdentity(issuers).identify({ cookie: "session=1" })).toBe(ANONYMOUS);
      expect(city.requests).toBe(0);
    }));

  it("takes a new token from an address where junk was refused, and waits there for no other key", () =>
    withTestIssuers(async ({ city, issuers }) => {
      const { identify } = createIdentity(issuers, { limitsRefused: true });
      const send = (number: number) => identify(bearer(city.sign(counselor(number))), "192.0.2.1");
      await send(0);
      for (let i = 0; i < 100; i++) await identify(bearer(`${i}.x.y`), "192.0.2.1").catch(() => {});
      expect(await send(1)).toMatchObject({ role: "city.counselor" });
      const { requests } = city;
      const forged = `${city.sign(counselor(2)).slice(0, -8)}AAAAAAAA`;
      await expect(identify(bearer(forged), "192.0.2.1")).rejects.toMatchObject({ status: 429 });
      expect(city.requests).toBe(requests);
    }));

  it.each<[string, (token: string) => string]>([
    ["bearer", (token) => `bearer ${token}`],
    ["BEARER", (token) => `BEARER  ${token}`],
  ])("accepts the scheme written %s", (_, authorization) =>
    withTestIssuers(async ({ city, issuers }) => {
      const headers = { authorization: authorization(city.sign(counselor())) };
      expect(await createIdentity(issuers).identify(headers)).toMatchObject({ role: "city.counselor" });
    }),
  );

  it.each<[string, (token: string) => string]>([
    ["nothing", () => ""],
    ["a scheme alone", () => "Bearer"],
    ["a scheme and a space", () => "Bearer "],
    ["a token alone", (token) => token],
    ["Basic credentials", () => `Basic ${Buffer.from("user:password").toString("base64")}`],
    ["a token under Basic", (token) => `Basic ${token}`],
    ["a token under DPoP", (token) => `DPoP ${token}`],
    ["two tokens", (token) => `Bearer ${token}, Bearer ${token}`],
    ["two tokens side by side", (token) => `Bearer ${token} ${token}`],
    ["a token and more", (token) => `Bearer ${token};x=y`],
    ["a quoted token", (token) => `Bearer "${token}"`],
    ["a token behind a tab", (token) => `Bearer\t${token}`],
  ])("refuses an authorization header with %s", (_, authorization) =>
    withTestIssuers(async ({ city, issuers }) => {
      const headers = { authorization: authorization(city.sign(counselor())) };
      await expect(createIdentity(issuers).identify(headers)).rejects.toMatchObject(refusedWith("TOKEN_REFUSED"));
    }),
  );

  it("caches a caller until the token expires", () =>
    withTestIssuers(async ({ city, issuers }) => {
      const clocks = openClocks();
      const { identify } = createIdentity(issuers, clocks);
      const token = bearer(city.sign({ role: "city.counselor" }));
      const callers = await Promise.all(Array.from({ length: 50 }, () => identify(token)));
      expect(new Set(callers).size).toBe(1);
      city.goDown();
      expect(await identify(token)).toBe(callers[0]);
      clocks.ahead = 306_000;
      await expect(identify(token)).rejects.toMatchObject(refusedWith("TOKEN_REFUSED"));
    }));
});

describe("identify with five hundred tokens of unknown keys", () => {
  it("sends the issuer at most one request a second, and does not delay other callers", () =>
    withTestIssuers(async ({ city, issuers }) => {
      const unknown = await makeKey("unknown");
      const forged = Array.from({ length: 500 }, (_, index) =>
        bearer(city.sign(counselor(), { kid: `unknown-${index}` }, unknown)),
      );
      const began = performance.now();
      const { identify } = createIdentity(issuers);
      await identify(bearer(city.sign(counselor())));
      const refusals: Promise<unknown>[] = [];
      const waits: number[] = [];
      for (let batch = 0; batch < 20; batch += 1) {
        for (const headers of forged.slice(batch * 25, batch * 25 + 25))
          refusals.push(identify(headers).catch((error) => error.names.refusal));
        const start = performance.now();
        await identify(bearer(city.sign(counselor(batch))));
        waits.push(performance.now() - start);
        await wait(60);
      }
      expect(new Set(await Promise.all(refusals))).toEqual(new Set(["TOKEN_REFUSED"]));
      expect(city.requests).toBeLessThanOrEqual((performance.now() - began) / 1_000 + 1);
      expect(city.requests).toBeGreaterThanOrEqual(2);
      expect(Math.max(...waits)).toBeLessThan(500);
    }));
});

describe("identify after an issuer changed its key", () => {
  it("accepts a token of the new key a second after the last fetch of the keys, with one more", () =>
    withTestIssuers(async ({ city, issuers }) => {
      const clocks = openClocks();
      const { identify } = createIdentity(issuers, clocks);
      const old = bearer(city.sign(counselor(1)));
      await identify(old);
      await city.rotate();
      clocks.ahead = 1_000;
      expect(await identify(bearer(city.sign(counselor(2))))).toMatchObject({ role: "city.counselor" });
      expect(city.requests).toBe(2);
    }));
});

describe("identify while an issuer is unavailable", () => {
  it("accepts the issuer's tokens for an hour and no longer", () =>
    withTestIssuers(async ({ city, issuers }) => {
      const clocks = openClocks();
      const { identify } = createIdentity(issuers, clocks);
      await identify(bearer(city.sign(counselor(1, clocks.now))));
      city.goDown();
      for (const [number, minutes] of [0, 4, 6, 30, 59].entries()) {
        clocks.ahead = minutes * 60_000;
        expect(await identify(bearer(city.sign(counselor(number + 2, clocks.now))))).toMatchObject({
          role: "city.counselor",
        });
      }
      clocks.ahead = HOUR_MS;
      await expect(identify(bearer(city.sign(counselor(1, clocks.now))))).rejects.toMatchObject(
        refusedWith("ISSUER_AWAY"),
      );
      city.comeBack();
      expect(await identify(bearer(city.sign(counselor(9, clocks.now))))).toMatchObject({ role: "city.counselor" });
    }));

  it("refuses with ISSUER_AWAY after a start, and accepts the tokens once the issuer is available", () =>
    withTestIssuers(async ({ city, national, issuers }) => {
      city.goDown();
      const { identify } = createIdentity(issuers);
      const token = bearer(city.sign(counselor()));
      await expect(identify(token)).rejects.toMatchObject(refusedWith("ISSUER_AWAY"));
      expect(await identify(bearer(national.sign({ role: "national.planning" })))).toMatchObject({ party: "NATIONAL" });
      city.comeBack();
      expect(await identify(token)).toMatchObject({ role: "city.counselor" });
    }));

  it.each<[string, string]>([
    ["garbage", "<html>"],
    ["no keys", '{"keys":[]}'],
    ["keys of another kind", '{"keys":[{"kty":"RSA","kid":"city-1","n":"AQAB","e":"AQAB"}]}'],
  ])("keeps the last keys when the issuer answers %s", (_, body) =>
    withTestIssuers(async ({ city, issuers }) => {
      const clocks = openClocks();
      const { identify } = createIdentity(issuers, clocks);
      await identify(bearer(city.sign(counselor(1, clocks.now))));
      city.answerWith((_, response) => response.end(body));
      clocks.ahead = 10 * 60_000;
      await identify(bearer(city.sign(counselor(2, clocks.now))));
      while (city.requests < 2) await wait(10);
      await wait(50);
      expect(await identify(bearer(city.sign(counselor(3, clocks.now))))).toMatchObject({ role: "city.counselor" });
    }),
  );
});

describe("logOutages", () => {
  it("logs an issuer's outage once when it begins and once when it ends", () => {
    const lines: string[] = [];
    const log = { warn: () => lines.push("away"), info: () => lines.push("back") } as unknown as Log;
    const onFetched = logOutages("https://id.city.example/", log);
    const fault = new Error("away");
    for (const outcome of [undefined, fault, fault, undefined, undefined, fault]) onFetched(outcome);
    expect(lines).toEqual(["away", "back", "away"]);
  });
});
