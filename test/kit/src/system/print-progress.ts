/** Prints progress over the previous line, only to a terminal. */
export function printProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${text}    \r`);
}
