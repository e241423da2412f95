/** @apollo/gateway reports to its maker unless told not to, and reads this when it is made: imported before it. */
process.env.APOLLO_TELEMETRY_DISABLED = "1";
