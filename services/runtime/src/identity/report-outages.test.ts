import type { Log } from "../log/log";
import { reportOutages } from "./report-outages";

describe("reportOutages", () => {
  it("logs an issuer's outage once when it begins and once when it ends", () => {
    const lines: string[] = [];
    const log = { warn: () => lines.push("away"), info: () => lines.push("back") } as unknown as Log;
    const onFetched = reportOutages("https://id.city.example/", log);
    const fault = new Error("away");
    for (const outcome of [undefined, fault, fault, undefined, undefined, fault]) onFetched(outcome);
    expect(lines).toEqual(["away", "back", "away"]);
  });
});
