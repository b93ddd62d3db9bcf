/** The table of commands for those who are not the editor.
 *
 *     npm run commands                the table as JSON: what the tests in a browser are bound to
 *     npm run commands -- --write     writes docs/editor-commands.md
 */

import { writeFileSync } from "node:fs";
import { ALL, BARE } from "../src/core/commands/table.ts";
import { keysOf } from "../src/core/keyboard/shortcut.ts";
import english from "../src/locales/en.json" with { type: "json" };

type Row = (typeof ALL)[number];

const PAGE = new URL("../../docs/editor-commands.md", `file://${process.cwd()}/scripts/`);
const BARE_IDS = new Set(BARE.map(({ id }) => id));
const WHEN = { map: "", typing: "while typing", moving: "while moving" } as const;

/** One row as plain data. */
export function told({
  id,
  group,
  needs,
  icon = "",
  shortcuts = [],
  modes = ["map"],
  native = false,
  inPalette = false,
}: Row) {
  const name = word(`command.${id}`);
  return { id, group, name, needs, icon, shortcuts, modes, native, inPalette, alone: BARE_IDS.has(id) };
}

function word(key: string): string {
  return Object.entries(english).find(([known]) => known === key)?.[1] ?? "";
}

/** The page that lists the table. */
export function documentation(): string {
  const groups = [...new Set(ALL.map(({ group }) => group))];
  const parts = groups.map((group) =>
    section(
      word(`commands.${group}`),
      ALL.filter((row) => row.group === group),
    ),
  );
  return `${OPENING}\n${parts.join("\n")}`;
}

const OPENING = `# What one can do in the editor

Everything that changes a map, or how one looks at it, is a command: a button, a menu, a key and the command palette all run
the same ones. This page is written from their table (\`npm run commands -- --write\` in \`editor/\`).

Keys are those of Windows and Linux; on a Mac, ⌘ stands for Ctrl. A letter is the key that says it, on every keyboard. What
only looks needs no right; what says *talk* is open to commenters, all else to editors.
`;

function section(title: string, rows: readonly Row[]): string {
  const lines = rows.map((row) => `| \`${row.id}\` | ${named(row)} | ${keys(row)} | ${right(row)} |`);
  return `## ${title}\n\n| Command | What it does | Keys | Needs |\n| --- | --- | --- | --- |\n${lines.join("\n")}\n`;
}

function named({ id }: Row): string {
  const about = word(`about.${id}`);
  return about === "" ? word(`command.${id}`) : `**${word(`command.${id}`)}.** ${about}`;
}

function keys({ shortcuts = [], modes = ["map"] }: Row): string {
  const written = shortcuts.map((one) =>
    keysOf(one, "other")
      .map((key) => `\`${key}\``)
      .join("\u00a0+\u00a0"),
  );
  const when = modes.length === 1 && modes[0] !== undefined ? WHEN[modes[0]] : "";
  return written.length === 0 ? "" : `${written.join(" or ")}${when === "" ? "" : ` ${when}`}`;
}

function right({ needs }: Row): string {
  return needs === "nothing" ? "" : needs;
}

if (process.argv[1]?.endsWith("commands.js") === true) {
  if (process.argv.includes("--write")) writeFileSync(PAGE, documentation());
  else process.stdout.write(`${JSON.stringify(ALL.map(told), null, 2)}\n`);
}
