/** What comes from the clipboard, as records: cards of another map, a table of a spreadsheet, or lines of text.
 *
 * Nothing is lost: a table that is wider than the map makes new columns, what a table has below the last lane goes to the
 * tray, words that are too long for one card make several.  More than a document holds is refused as a whole.
 */

import type { Outcome, Scene } from "../commands/command.ts";
import { slotOf } from "../commands/scene.ts";
import { AT_END, type Seat } from "../commands/seating.ts";
import { firstCell, type Spot } from "../commands/stops.ts";
import { tidy } from "../commands/text/words.ts";
import type { Slot } from "../framework.ts";
import { MAP, type RecordId } from "../ids.ts";
import { LIMITS } from "../schema.gen.ts";
import { clipFrom } from "./clip.ts";
import { pasteClip } from "./clip-paste.ts";
import type { Pasted } from "./copied.ts";
import { linesIn, tableIn } from "./delimited.ts";
import { enter, enterSteps, titles } from "./entering.ts";
import { Gathering } from "./gathering.ts";
import { pasteTable } from "./table-paste.ts";

/** What is to happen when this is pasted where the keyboard is. */
export function paste(scene: Scene, { text = "", rich = "", table }: Pasted): Outcome {
  const clip = rich === "" ? undefined : clipFrom(rich);
  const words = tidy(text);
  const rows = table ?? tableIn(words);
  const into = new Gathering(scene, seatAt(scene));
  if (clip !== undefined && clip.cards.length > 0) pasteClip(scene, clip, into);
  else if (rows !== undefined && rows.flat().length > 1) pasteTable(scene, rows, into);
  else pasteLines(scene, linesIn(words), into);
  return outcome(scene, into);
}

/** After the card or heading at the keyboard. */
function seatAt({ seen }: Scene): Seat {
  const { cursor } = seen;
  if (cursor?.item !== undefined) return { after: cursor.item };
  const isHead = cursor?.row === "#stages" || cursor?.row === "#steps";
  return isHead && cursor !== undefined && cursor.column !== "lane" ? { after: cursor.column } : AT_END;
}

function outcome({ document }: Scene, into: Gathering): Outcome {
  if (into.size === 0) return { say: { key: "said.nothing-to-paste" } };
  const room = LIMITS.records - document.size;
  if (into.size > room) return { say: { key: "said.too-many", values: { n: into.size, room: Math.max(0, room) } } };
  const selection = into.cards.length > 0 ? into.cards : into.ids;
  return { edits: into.edits(), seen: { selection }, say: { key: "said.pasted", values: { n: selection.length } } };
}

/** One entry a line, in the cell or row of headings at the keyboard. */
function pasteLines(scene: Scene, lines: readonly string[], into: Gathering): void {
  const spot = scene.seen.cursor ?? firstCell(scene);
  if (spot === undefined) return;
  const place = spot.column === "lane" ? MAP : spot.column;
  if (spot.row === "#stages") for (const line of titles(lines)) into.record("stage", MAP, { title: line });
  else if (spot.row === "#steps") enterSteps(scene, titles(lines), place, into);
  else {
    const slot = slotOf(scene, spot.row);
    if (slot !== undefined) enter(scene, slot, placeFor(scene, slot, spot), lines, into);
  }
}

/** The first place of a lane where the keyboard is on its label. */
function placeFor(scene: Scene, slot: Slot, { column }: Spot): RecordId {
  if (column !== "lane") return column;
  return slot.level === "map" ? MAP : scene.frame.columns.find(({ place }) => place !== "")?.place || MAP;
}
