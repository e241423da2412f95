/** @apollo/gateway reports metrics to Apollo by default. It reads this when it loads, so import this file first. */
process.env.APOLLO_TELEMETRY_DISABLED = "1";
