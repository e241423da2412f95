import type { IncomingCall } from "@aiwork/server/http/admission";
import { ANONYMOUS, type Caller } from "@aiwork/server/identity/caller";
import { limitRate } from "./limit-rate";

const callFrom = (address: string) => ({ address }) as IncomingCall;
const turnedAway = { status: 429, extensions: { code: "RATE_LIMITED" } };
const person = (subject: string): Caller => ({ ...ANONYMOUS, role: "seeker", subject });

describe("the rate limit", () => {
  it("tells a caller when to retry, whatever addresses the requests come from", async () => {
    const admit = limitRate(async () => person("one"), 2);
    await admit(callFrom("10.0.0.1"));
    await admit(callFrom("10.0.0.2"));
    const refused = await admit(callFrom("10.0.0.3")).catch((error) => error);
    expect(refused).toMatchObject(turnedAway);
    expect(refused.retryAfter).toBeGreaterThanOrEqual(1);
    expect(refused.retryAfter).toBeLessThanOrEqual(10);
  });

  it("counts each caller alone when two share an address", async () => {
    let who = person("one");
    const admit = limitRate(async () => who, 1);
    await admit(callFrom("10.0.0.1"));
    who = person("two");
    await expect(admit(callFrom("10.0.0.1"))).resolves.toBe(who);
  });

  it("counts by address when there is no token", async () => {
    const admit = limitRate(async () => ANONYMOUS, 1);
    await admit(callFrom("10.0.0.1"));
    await expect(admit(callFrom("10.0.0.1"))).rejects.toMatchObject(turnedAway);
    await expect(admit(callFrom("10.0.0.2"))).resolves.toBe(ANONYMOUS);
  });
});
