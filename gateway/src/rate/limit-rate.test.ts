import type { Call } from "@aiwork/runtime/http/admission";
import { ANONYMOUS, type Caller } from "@aiwork/runtime/identity/caller";
import { limitRate } from "./limit-rate";

const callFrom = (address: string) => ({ address }) as Call;
const turnedAway = { status: 429, extensions: { code: "RATE_LIMITED" } };
const person = (subject: string): Caller => ({ ...ANONYMOUS, role: "seeker", subject });

describe("a caller who asks too often", () => {
  it("is told when to come again, wherever the calls come from", async () => {
    const admit = limitRate(async () => person("one"), 2);
    await admit(callFrom("10.0.0.1"));
    await admit(callFrom("10.0.0.2"));
    const refused = await admit(callFrom("10.0.0.3")).catch((error) => error);
    expect(refused).toMatchObject(turnedAway);
    expect(refused.retryAfter).toBeGreaterThanOrEqual(1);
    expect(refused.retryAfter).toBeLessThanOrEqual(10);
  });

  it("does not use up another's calls", async () => {
    let who = person("one");
    const admit = limitRate(async () => who, 1);
    await admit(callFrom("10.0.0.1"));
    who = person("two");
    await expect(admit(callFrom("10.0.0.1"))).resolves.toBe(who);
  });

  it("is known by the address where there is no token", async () => {
    const admit = limitRate(async () => ANONYMOUS, 1);
    await admit(callFrom("10.0.0.1"));
    await expect(admit(callFrom("10.0.0.1"))).rejects.toMatchObject(turnedAway);
    await expect(admit(callFrom("10.0.0.2"))).resolves.toBe(ANONYMOUS);
  });
});
