/** Tables as text: cells between tabs, as spreadsheets copy them, or between commas or semicolons. */

export type Rows = readonly (readonly string[])[];

const NUMBERED = /^\s*(?:\d{1,3}|[a-z])[.)]\s+/i;
const BULLET = /^\s*(?:[-*+•‣◦▪–—·]|\[[ xX]?\]|[☐☑☒✓✔])\s+/;

/** The rows of a table; undefined where the text is none. */
export function tableIn(text: string): Rows | undefined {
  if (text.includes("\t")) return trimmed(rowsOf(text, "\t"));
  for (const mark of [";", ","]) {
    const rows = trimmed(rowsOf(text, mark));
    if (isTable(rows, text, mark)) return rows;
  }
  return undefined;
}

/** Prose has a space after its commas, and not the same number of them in every line. */
function isTable(rows: Rows, text: string, mark: string): boolean {
  const width = rows[0]?.length ?? 0;
  const isEven = rows.length > 1 && width > 1 && rows.every((row) => row.length === width);
  return isEven && !text.includes(`${mark} `);
}

/** Cells may stand in quotation marks, doubled within; such a cell may hold line breaks and marks. */
export function rowsOf(text: string, mark: string): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(`("(?:[^"]|"")*"|[^\\n${mark}]*)(${mark}|\\n|$)`, "y");
  const source = text.replace(/\r\n?/g, "\n");
  while (cell.lastIndex < source.length || source === "") {
    const match = cell.exec(source);
    if (match === null) return source.split("\n").map((line) => line.split(mark));
    const [, told = "", end] = match;
    rows.at(-1)?.push(told.startsWith('"') ? told.slice(1, -1).replaceAll('""', '"') : told);
    if (end === "\n") rows.push([]);
    else if (end === "") break;
  }
  return rows;
}

/** Without empty rows at the end and cells' outer spaces. */
function trimmed(rows: Rows): string[][] {
  const clean = rows.map((row) => row.map((cell) => cell.trim()));
  while (clean.at(-1)?.every((cell) => cell === "")) clean.pop();
  return clean;
}

/** A table as text between tabs. */
export function tabbed(rows: Rows): string {
  return rows.map((row) => row.map(quoted).join("\t")).join("\n");
}

function quoted(cell: string): string {
  return /["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** The lines of a list without their bullets and, where all have one, their numbers; empty ones left out. */
export function linesIn(text: string): string[] {
  const lines = text.replace(/\r\n?/g, "\n").split("\n");
  const bare = lines.map((line) => line.replace(BULLET, "").trim()).filter((line) => line !== "");
  const isNumbered = bare.length > 1 && bare.every((line) => NUMBERED.test(line));
  return isNumbered ? bare.map((line) => line.replace(NUMBERED, "").trim()).filter((line) => line !== "") : bare;
}

/** A text in pieces of at most so many characters, cut at spaces where there are any. */
export function pieces(text: string, limit: number): string[] {
  const found: string[] = [];
  let rest = Array.from(text);
  while (rest.length > limit) {
    const space = rest.lastIndexOf(" ", limit);
    const cut = space > limit / 2 ? space : limit;
    found.push(rest.slice(0, cut).join("").trim());
    rest = rest.slice(cut);
  }
  return [...found, rest.join("").trim()].filter((piece) => piece !== "");
}
