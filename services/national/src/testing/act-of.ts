import type { TestParty } from "@aiwork/runtime/testing/open-test-party";
import type { Posing } from "@aiwork/runtime/testing/test-caller";
import { askAct } from "./ask-act";

/** A mutation with its selection, to be sent by several callers and with several inputs. */
export function actOf(party: TestParty, name: string, selection: string) {
  return (who: Posing, input: object) => askAct(party, who, name, input, selection);
}
