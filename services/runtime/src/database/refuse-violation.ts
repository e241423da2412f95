import type { BusinessRefusal } from "../refusal/business-refusal";

/** Turns the violation of a named database constraint into the business error that it stands for. */
export async function refuseViolation<T>(
  writing: Promise<T>,
  constraint: string,
  refusal: () => BusinessRefusal,
): Promise<T> {
  try {
    return await writing;
  } catch (error) {
    if ((error as { constraint?: unknown }).constraint === constraint) throw refusal();
    throw error;
  }
}
