/** Personal data of the persons in tests: they may appear in the data of an answer, and nowhere else. */
export const CANARY = {
  name: "試験 太郎",
  nameKana: "シケン タロウ",
  phone: "011-000-7379",
  notes: "金糸雀の所見",
} as const;

const forms = Object.values(CANARY).flatMap((value) => {
  const written = [value, value.replace(" ", "")];
  return written.flatMap((text) => [text, encodeURIComponent(text), inAscii(text)]);
});
const leaks: string[] = [];
/** By pino's levels, of which 50 is error. */
const ERROR_RECORD = /^{"level":[56]0,/;

/** The text as JSON writes it in ASCII. */
function inAscii(text: string): string {
  return text.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Notes a leak: a canary value in a log line, an error or a URL. */
export function watchForLeaks(where: string, text: string): void {
  if (forms.some((form) => text.includes(form))) leaks.push(where);
}

/**
 * A log stream that is searched for leaks, for a system that runs in the test's own process. With
 * AIWORK_TEST_LOG=errors it also prints the records of level error, which say where an INTERNAL came from.
 */
export const leakWatchingLog = {
  write: (line: string) => {
    watchForLeaks(`a log line: ${line}`, line);
    if (process.env.AIWORK_TEST_LOG === "errors" && ERROR_RECORD.test(line)) process.stderr.write(line);
  },
};

/** Runs after every test, and when a system of processes ends. @throws Error that says where a canary value leaked */
export function expectNoLeaks(): void {
  const places = leaks.splice(0);
  if (places.length > 0) throw new Error(`Personal data leaked:\n${places.join("\n")}`);
}
