import { rmSync } from "node:fs";
import { join } from "node:path";
import { createSealKeyFolder, makeSealKey, openKeyClock, openOf } from "@aiwork/kit/receipts/seal-key-files";
import { startSmallSubgraph } from "@aiwork/kit/subgraph/small-subgraph";
import type { JWK } from "jose";
import { createReceiptSigner, sealKeysPage } from "./receipt-signer";

const TYPE = "test+jws";
const HOUR_MS = 60 * 60_000;
const PEER_KEYS_AWAY = { names: { refusal: "PEER_KEYS_AWAY" } };
const { folder, write, remove } = createSealKeyFolder();
afterAll(remove);

describe("a receipt that one party signs", () => {
  it("is verified by the other party with keys from a file or from the address that publishes them", async () => {
    const SEAL_KEYS_PATH = write("own.json", [await makeSealKey("one")]);
    const sealer = await createReceiptSigner({ SEAL_KEYS_PATH });
    await using published = await startSmallSubgraph(async () => Promise.reject(), 1_000, [sealKeysPage(sealer)]);
    const file = write("public.json", sealer.published);
    const sealed = await sealer.sign(TYPE, { yes: true });
    for (const PEER_SEAL_KEYS of [file, `${published.origin}/seal-keys`])
      expect(await (await createReceiptSigner({ PEER_SEAL_KEYS })).verify(TYPE, sealed)).toEqual({
        content: { yes: true },
      });
  });

  it("has keys that are published without their private part, as a JWK set", async () => {
    const sealer = await createReceiptSigner({ SEAL_KEYS_PATH: write("private.json", [await makeSealKey("one")]) });
    await using published = await startSmallSubgraph(async () => Promise.reject(), 1_000, [sealKeysPage(sealer)]);
    const response = await fetch(`${published.origin}/seal-keys`);
    expect(response.headers.get("content-type")).toBe("application/jwk-set+json");
    const { keys } = (await response.json()) as { keys: JWK[] };
    expect(keys.map((key) => Object.keys(key).sort())).toEqual([["alg", "crv", "kid", "kty", "use", "x", "y"]]);
  });

  it("is still verified when a newer key signs, and a new key is found when it is published", async () => {
    const [first, second] = [await makeSealKey("first"), await makeSealKey("second")];
    const PEER_SEAL_KEYS = write("peer.json", [openOf(first)]);
    const opener = await createReceiptSigner({ PEER_SEAL_KEYS });
    const old = await (await createReceiptSigner({ SEAL_KEYS_PATH: write("old.json", [first]) })).sign(TYPE, { of: 1 });
    expect(await opener.verify(TYPE, old)).toEqual({ content: { of: 1 } });
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    write("peer.json", [openOf(second), openOf(first)]);
    const renewed = await createReceiptSigner({ SEAL_KEYS_PATH: write("new.json", [second, first]) });
    expect(await opener.verify(TYPE, await renewed.sign(TYPE, { of: 2 }))).toEqual({ content: { of: 2 } });
    expect(await opener.verify(TYPE, old)).toEqual({ content: { of: 1 } });
  });

  it("is verified while the other party is unreachable, for an hour after its keys were read", async () => {
    const key = await makeSealKey("one");
    const PEER_SEAL_KEYS = write("away.json", [openOf(key)]);
    const clocks = openKeyClock();
    const opener = await createReceiptSigner({ PEER_SEAL_KEYS }, clocks);
    const sealer = await createReceiptSigner({ SEAL_KEYS_PATH: write("there.json", [key]) });
    expect(await opener.verify(TYPE, await sealer.sign(TYPE, {}))).toEqual({ content: {} });
    rmSync(PEER_SEAL_KEYS);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const stranger = await createReceiptSigner({
      SEAL_KEYS_PATH: write("stranger.json", [await makeSealKey("stranger")]),
    });
    expect(await opener.verify(TYPE, await stranger.sign(TYPE, {}))).toEqual({ fault: "FOREIGN_KEY" });
    expect(await opener.verify(TYPE, await sealer.sign(TYPE, { later: 1 }))).toEqual({ content: { later: 1 } });
    clocks.ahead = HOUR_MS;
    await expect(opener.verify(TYPE, await sealer.sign(TYPE, {}))).rejects.toMatchObject(PEER_KEYS_AWAY);
  });

  it("gives PEER_KEYS_AWAY, and no fault, when the other party's keys have never been read", async () => {
    const sealed = await (
      await createReceiptSigner({ SEAL_KEYS_PATH: write("k.json", [await makeSealKey("k")]) })
    ).sign(TYPE, {});
    const closed = "http://127.0.0.1:9/seal-keys";
    for (const settings of [{}, { PEER_SEAL_KEYS: closed }])
      await expect((await createReceiptSigner(settings)).verify(TYPE, sealed)).rejects.toMatchObject(PEER_KEYS_AWAY);
  });

  it("is unreadable when it is too long", async () => {
    const key = await makeSealKey("long");
    const sealer = await createReceiptSigner({ SEAL_KEYS_PATH: write("long.json", [key]) });
    const opener = await createReceiptSigner({ PEER_SEAL_KEYS: write("long-public.json", [openOf(key)]) });
    expect(await opener.verify(TYPE, await sealer.sign(TYPE, { text: "x".repeat(8_192) }))).toEqual({
      fault: "UNREADABLE",
    });
  });

  it("is not verified with the own key, also when that is listed as the other party's", async () => {
    const key = await makeSealKey("own");
    const SEAL_KEYS_PATH = write("both.json", [key]);
    const seals = await createReceiptSigner({ SEAL_KEYS_PATH, PEER_SEAL_KEYS: write("same.json", [openOf(key)]) });
    expect(await seals.verify(TYPE, await seals.sign(TYPE, {}))).toEqual({ fault: "FOREIGN_KEY" });
  });
});

describe("a file of keys", () => {
  it.each(["SEAL_KEYS_PATH", "PEER_SEAL_KEYS"])("is reported at start when it cannot be used: %s", async (name) => {
    const faulty = [
      join(folder, "absent.json"),
      write("empty.json", []),
      write("foreign.json", [{ kty: "oct", k: "c2VjcmV0", kid: "secret" }]),
    ];
    for (const path of faulty)
      await expect(createReceiptSigner({ [name]: path })).rejects.toMatchObject({
        sentences: [expect.stringContaining(name)],
      });
  });

  it("is refused for signing when it has public keys alone", async () => {
    const path = write("open.json", [openOf(await makeSealKey("one"))]);
    await expect(createReceiptSigner({ SEAL_KEYS_PATH: path })).rejects.toThrow("SEAL_KEYS_PATH");
  });

  it("is refused for signing when none of its keys is in force", async () => {
    const key = await makeSealKey("one");
    const path = write("ended.json", [
      { ...key, exp: 1_000 },
      { ...key, revoked: { revoked_at: 1_000 } },
    ]);
    await expect(createReceiptSigner({ SEAL_KEYS_PATH: path })).rejects.toThrow("SEAL_KEYS_PATH");
  });
});
