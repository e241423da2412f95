import type { Person } from "@aiwork/agreement/demo/person";
import { uuidOf } from "@aiwork/agreement/demo/random";

export function registrationId({ number }: Person): string {
  return uuidOf(`registration ${number}`);
}
