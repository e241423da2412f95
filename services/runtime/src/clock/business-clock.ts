/** The day on which things are due, valid and expired. Instants (`asOf`, tokens, records) follow the real clock. */
export interface BusinessClock {
  /** The business day, ISO 8601, in Asia/Tokyo. */
  today(): string;
}

const inTokyo = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo", dateStyle: "short" });

/** @param fixedDay a business day to stand still on (`AIWORK_TODAY`); production's configuration refuses it. */
export function businessClock(fixedDay?: string, now: () => Date = () => new Date()): BusinessClock {
  return { today: () => fixedDay ?? inTokyo.format(now()) };
}
