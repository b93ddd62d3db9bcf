// Reads a JSON list of diagrams on standard input and prints what Mermaid's own parser makes of each.
// Usage: DESIREPATH_MERMAID=/somewhere/node_modules node check.mjs < diagrams.json
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import path from "node:path";
import { text } from "node:stream/consumers";

const modules = path.resolve(process.env.DESIREPATH_MERMAID ?? "node_modules");
const require = createRequire(path.join(modules, "here.js"));
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<!doctype html><body></body>");
globalThis.window = window;
globalThis.document = window.document;

const { default: mermaid } = await import(pathToFileURL(path.join(modules, "mermaid/dist/mermaid.core.mjs")));
mermaid.initialize({ startOnLoad: false });

// Mermaid puts entity codes aside while it parses and turns them into the characters when it draws.
const area = window.document.createElement("textarea");
function shown(words) {
  area.innerHTML = words
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/ﬂ°°/g, "&#")
    .replace(/ﬂ°/g, "&")
    .replace(/¶ß/g, ";");
  return area.value;
}

async function parsed(diagram) {
  try {
    const { db, type } = await mermaid.mermaidAPI.getDiagramFromText(diagram);
    const tasks = db.getTasks().map(({ section, task, score, people }) => ({
      section: shown(section),
      task: shown(task),
      score: Number.isNaN(score) ? null : score,
      actors: people.map(shown),
    }));
    return {
      type,
      title: shown(db.getDiagramTitle()),
      accTitle: shown(db.getAccTitle()),
      accDescr: shown(db.getAccDescription()),
      tasks,
    };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}

const results = [];
for (const diagram of JSON.parse(await text(process.stdin))) results.push(await parsed(diagram));
console.log(JSON.stringify(results));
