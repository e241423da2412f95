import type { RequestContext } from "../request/request-context";
import { accessRowOf } from "./access-row";
import type { Readings } from "./readings";
import type { Recorder } from "./recorder";

/** Writes the access log of a request. The response waits for it, and is not sent where it throws. */
export function recordReadings(recorder: Pick<Recorder, "record">) {
  return async (context: RequestContext & { readings: Readings }): Promise<void> => {
    const readings = await context.readings.settled();
    if (readings.length > 0) await recorder.record(readings.map((reading) => accessRowOf(reading, context)));
  };
}
