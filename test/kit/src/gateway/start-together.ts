/** Starts one more part of a whole. */
export type StartPart = <Part extends AsyncDisposable>(part: Promise<Part>) => Promise<Part>;

/** Starts several parts that are disposed as one, the last first; also when a later one fails to start. */
export async function startTogether<Whole extends object>(
  build: (open: StartPart) => Promise<Whole>,
): Promise<Whole & AsyncDisposable> {
  const opened: AsyncDisposable[] = [];
  const dispose = async () => {
    for (const part of opened.reverse()) await part[Symbol.asyncDispose]();
  };
  try {
    const whole = await build(async (part) => {
      opened.push(await part);
      return part;
    });
    return Object.assign(whole, { [Symbol.asyncDispose]: dispose });
  } catch (error) {
    await dispose();
    throw error;
  }
}
