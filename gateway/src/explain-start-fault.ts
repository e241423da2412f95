import { ConfigurationError } from "@aiwork/runtime/configuration/read-configuration";

/** Why the gateway does not start, in a sentence for whoever starts it. */
export function explainStartFault(error: unknown): string {
  if (error instanceof ConfigurationError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return "The gateway cannot listen: something else has its PORT. Free it, or give another.";
  if (code === "EACCES") return "The gateway cannot listen: its PORT is not allowed to this user. Give another.";
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return "The gateway cannot listen: HOST is not of this machine.";
  return `The gateway cannot start: ${message}`;
}
