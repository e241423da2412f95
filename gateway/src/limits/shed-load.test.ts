import type { IncomingCall } from "@aiwork/server/http/admission";
import { ANONYMOUS } from "@aiwork/server/identity/caller";
import { EventLoopDelay, InFlightLimit, shedLoad } from "./shed-load";

function callOf() {
  const call = {
    end: () => {},
    onClose(act: () => void) {
      call.end = act;
    },
  };
  return call as typeof call & IncomingCall;
}

const turnedAway = { status: 503, retryAfter: 1, extensions: { code: "OVERLOADED" } };

describe("load shedding", () => {
  it("refuses a request at the limit and admits the next when one has ended", async () => {
    const inFlight = new InFlightLimit(2);
    const admit = shedLoad(async () => ANONYMOUS, { inFlight, loop: { isLate: false } });
    const first = callOf();
    await admit(first);
    await admit(callOf());
    await expect(admit(callOf())).rejects.toMatchObject(turnedAway);
    first.end();
    await expect(admit(callOf())).resolves.toBe(ANONYMOUS);
    expect(inFlight.count).toBe(2);
  });

  it("refuses every request while its event loop is late", async () => {
    const loop = { isLate: true };
    const admit = shedLoad(async () => ANONYMOUS, { inFlight: new InFlightLimit(2), loop });
    await expect(admit(callOf())).rejects.toMatchObject(turnedAway);
    loop.isLate = false;
    await expect(admit(callOf())).resolves.toBe(ANONYMOUS);
  });
});

it("reports the event loop as late while it is blocked, and not afterwards", async () => {
  const loop = new EventLoopDelay();
  const until = async (isLate: boolean, act: () => void) => {
    for (let turn = 0; turn < 60 && loop.isLate !== isLate; turn++) {
      act();
      await new Promise((resolve) => setTimeout(resolve, isLate ? 1 : 30));
    }
    expect(loop.isLate).toBe(isLate);
  };
  const hold = () => {
    const begun = performance.now();
    while (performance.now() - begun < 200);
  };
  await until(true, hold);
  await until(false, () => {});
  loop.stop();
});
