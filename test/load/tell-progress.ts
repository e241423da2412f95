/** How far it is, over the line before: to a terminal alone. */
export function tellProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${text}    \r`);
}
