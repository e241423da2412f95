import { refuse } from "./counseling-refusals";
import type { CounselingTheme } from "./counseling-session.entity";

/** The themes in the order given, without duplicates. @throws NO_THEME */
export function parseThemes(given: readonly CounselingTheme[]): CounselingTheme[] {
  // guard: session-is-about-something
  if (given.length === 0) throw refuse("NO_THEME").at("themes");
  return [...new Set(given)];
}
