import { EventLoopDelay } from "./event-loop-delay";

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
