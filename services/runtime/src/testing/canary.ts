/** What the persons of the tests are called, and what is noted of them: it may stand in an answer's data, nowhere else. */
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
const heard: string[] = [];

/** As JSON is written where only ASCII may stand. */
function inAscii(text: string): string {
  return text.replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Keeps in mind where a canary stood that may stand nowhere: in a log line, an error, a URL. */
export function listen(where: string, text: string): void {
  if (forms.some((form) => text.includes(form))) heard.push(where);
}

/** The stream of a log, for a system that runs in the test's own process. */
export const overheard = { write: (line: string) => listen(`a log line: ${line}`, line) };

/** After every test, and when a system of processes ends. @throws Error that says where a canary was heard */
export function expectSilence(): void {
  const places = heard.splice(0);
  if (places.length > 0) throw new Error(`What is personal stands where nothing personal may:\n${places.join("\n")}`);
}
