import type { Log } from "../log/log";

/** Logs once when an issuer's keys become unavailable, and once when they are available again. */
export function reportOutages(issuer: string, log?: Log): (fault: unknown) => void {
  let away = false;
  return (fault) => {
    if (away === (fault !== undefined)) return;
    away = fault !== undefined;
    if (away) log?.warn({ issuer, err: fault }, "an issuer's keys are unavailable");
    else log?.info({ issuer }, "an issuer's keys are available again");
  };
}
