import { requirePast } from "@aiwork/agreement/state-change/require-past";
import { parseOptionalText, parseRequiredText } from "@aiwork/agreement/text/given-texts";
import type { SubgraphContext } from "@aiwork/runtime/server/subgraph-context";
import { refuse } from "./counseling-refusals";
import type { CounselingTheme } from "./counseling-session.entity";
import type { NextAction } from "./next-action";
import { parseThemes } from "./parse-themes";

const LONGEST_TEXT = 4000;
const LONGEST_NEXT = 500;
const LONGEST_MINUTES = 480;

/** 記録: the record of a session that was held, as the input gives it. */
export interface Told {
  heldOn: string;
  minutes: number;
  themes: readonly CounselingTheme[];
  summary?: string | null;
  notes?: string | null;
  nextAction?: (Omit<NextAction, "dueOn"> & { dueOn?: string | null }) | null;
}

/** @throws DAY_IN_THE_FUTURE, MINUTES_OUT_OF_RANGE, NO_THEME, NEXT_BEFORE_HELD and the errors of a text */
export function parseRecord(told: Told, context: SubgraphContext) {
  const { heldOn, minutes, nextAction } = told;
  // guard: session-is-recorded-has-been-held
  requirePast(heldOn, context, "heldOn");
  // guard: session-lasts-no-longer-than-days-work
  if (minutes < 1 || minutes > LONGEST_MINUTES) throw refuse("MINUTES_OUT_OF_RANGE").at("minutes");
  return {
    heldOn,
    minutes,
    themes: parseThemes(told.themes),
    summary: parseOptionalText(told.summary, "summary", LONGEST_TEXT),
    notes: parseOptionalText(told.notes, "notes", LONGEST_TEXT),
    nextAction: nextAction == null ? null : parseNextAction(nextAction, heldOn),
  };
}

function parseNextAction({ text, owner, dueOn = null }: NonNullable<Told["nextAction"]>, heldOn: string): NextAction {
  // guard: what-comes-next-is-not-due-before
  if (dueOn !== null && dueOn < heldOn) throw refuse("NEXT_BEFORE_HELD").at("nextAction", "dueOn");
  return { text: parseRequiredText(text, "nextAction", LONGEST_NEXT), owner, dueOn };
}
