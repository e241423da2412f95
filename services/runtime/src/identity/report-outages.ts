import type { Log } from "../log/log";

/** Logs once that an issuer's keys cannot be had, and once that they can be had again. */
export function reportOutages(issuer: string, log?: Log): (fault: unknown) => void {
  let away = false;
  return (fault) => {
    if (away === (fault !== undefined)) return;
    away = fault !== undefined;
    if (away) log?.warn({ issuer, err: fault }, "an issuer's keys cannot be had");
    else log?.info({ issuer }, "an issuer's keys can be had again");
  };
}
