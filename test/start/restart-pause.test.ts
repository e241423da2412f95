import { nextPause } from "@aiwork/local/system-process";

describe("the pause before a process that died is started again", () => {
  it("doubles from one second to thirty, and begins anew when the process had run for a minute", () => {
    const pauses: number[] = [];
    for (let i = 0; i < 7; i++) pauses.push(nextPause(pauses.at(-1) ?? 0, 59_000));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(nextPause(30_000, 60_000)).toBe(1_000);
  });
});
