import type { BusinessRefusal } from "../refusal/business-refusal";

/** A constraint that the database held against a write, said as the refusal that it stands for. */
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
