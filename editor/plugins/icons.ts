/** Lucide's icons as one path each: `virtual:icons` holds those that the program names itself, `virtual:more-icons` loads
 * the others: those of its frameworks, and by their first letter all that there are.
 *
 * A document may name any icon, so more are fetched when one is met that is not there yet.  One path an icon keeps
 * fifteen hundred cards light, and is the same outline that the drawings of `desirepath render` have. */

import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

const USED = "virtual:icons";
const MORE = "virtual:more-icons";
const OF_FRAMEWORKS = "virtual:icons-of-frameworks";
/** The other icons lie in a module for each first letter, so that one icon does not bring two thousand. */
const OF_A_LETTER = "virtual:icons-of-";
const SOURCES = fileURLToPath(new URL("../src", import.meta.url));
const FRAMEWORKS = fileURLToPath(new URL("../../src/desirepath/frameworks", import.meta.url));
const LUCIDE = dirname(createRequire(import.meta.url).resolve("lucide-static/package.json"));
/** A word in quotes, as an icon's name stands in TypeScript; and what `icon:` names in a framework's file. */
const QUOTED = /["']([a-z0-9]+(?:-[a-z0-9]+)*)["']/g;
const NAMED = /\bicon: *([a-z0-9-]+)/g;

type Drawings = ReadonlyMap<string, string>;

export function icons(): Plugin {
  return {
    name: "desirepath:icons",
    resolveId: (id) => (id === USED || id === MORE || id.startsWith(OF_A_LETTER) ? `\0${id}` : null),
    load: (id) => {
      if (id === `\0${USED}`) return moduleOf(usedIcons());
      if (id === `\0${MORE}`) return loaders();
      if (id === `\0${OF_FRAMEWORKS}`) return moduleOf(frameworkIcons());
      return id.startsWith(`\0${OF_A_LETTER}`) ? moduleOf(startingWith(id.at(-1) ?? "")) : null;
    },
  };
}

function startingWith(letter: string): Drawings {
  return new Map([...allIcons()].filter(([name]) => name.startsWith(letter)));
}

function loaders(): string {
  const letters = new Set([...allIcons().keys()].map((name) => name.charAt(0)));
  const entries = [...letters].map((letter) => `${letter}: () => import("${OF_A_LETTER}${letter}")`);
  return `export const BY_LETTER = { ${entries.join(", ")} };
    export const frameworks = () => import("${OF_FRAMEWORKS}");`;
}

function moduleOf(found: Drawings): string {
  return `export const ICONS = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(found)))});`;
}

/** The icons that the program itself names: every word in its sources that is one; a few too many are a few bytes. */
export function usedIcons(): Drawings {
  return named(SOURCES, /\.tsx?$/, QUOTED);
}

export function frameworkIcons(): Drawings {
  return named(FRAMEWORKS, /\.yaml$/, NAMED);
}

function named(folder: string, files: RegExp, pattern: RegExp): Drawings {
  const found = texts(folder, files).flatMap((text) => [...text.matchAll(pattern)]);
  const names = new Set(found.map(([, name = ""]) => name));
  return new Map([...allIcons()].filter(([name]) => names.has(name)));
}

function texts(folder: string, pattern: RegExp): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => pattern.test(name));
  return names.sort().map((name) => readFileSync(join(folder, name), "utf8"));
}

/** All icons by name, and by the names that they used to have. */
export function allIcons(): Drawings {
  const files = readdirSync(join(LUCIDE, "icons")).filter((name) => name.endsWith(".svg"));
  return new Map(
    files.sort().map((file) => [file.slice(0, -4), outline(readFileSync(join(LUCIDE, "icons", file), "utf8"))]),
  );
}

const ELEMENT = /<(path|circle|ellipse|rect|line|polyline|polygon)\s([^>]*?)\/?>/g;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;

/** The `d` of one path that draws all elements of an SVG file. */
function outline(svg: string): string {
  return [...svg.matchAll(ELEMENT)].map(([, tag = "", rest = ""]) => pathOf(tag, attributes(rest))).join("");
}

type Attributes = ReadonlyMap<string, string>;

function attributes(text: string): Attributes {
  return new Map([...text.matchAll(ATTRIBUTE)].map(([, name = "", value = ""]) => [name, value]));
}

function pathOf(tag: string, told: Attributes): string {
  const number = (name: string, otherwise = 0) => Number(told.get(name) ?? otherwise);
  switch (tag) {
    case "path":
      return `M0 0${told.get("d")}`; // so that a first move that is written as a relative one starts where it should
    case "circle":
      return ellipse(number("cx"), number("cy"), number("r"), number("r"));
    case "ellipse":
      return ellipse(number("cx"), number("cy"), number("rx"), number("ry"));
    case "rect":
      return rectangle(number("x"), number("y"), number("width"), number("height"), number("rx", number("ry")));
    case "line":
      return `M${number("x1")} ${number("y1")}L${number("x2")} ${number("y2")}`;
    case "polyline":
      return `M${told.get("points")}`;
    default:
      return `M${told.get("points")}z`;
  }
}

function ellipse(x: number, y: number, rx: number, ry: number): string {
  const half = `a${rx} ${ry} 0 0 1 `;
  return `M${x - rx} ${y}${half}${2 * rx} 0${half}${-2 * rx} 0z`;
}

function rectangle(x: number, y: number, width: number, height: number, radius: number): string {
  const r = Math.min(radius, width / 2, height / 2);
  const corner = r === 0 ? "" : `a${r} ${r} 0 0 1 `;
  const turn = (dx: number, dy: number) => (corner === "" ? "" : `${corner}${dx * r} ${dy * r}`);
  const [w, h] = [width - 2 * r, height - 2 * r];
  return `M${x + r} ${y}h${w}${turn(1, 1)}v${h}${turn(-1, 1)}h${-w}${turn(-1, -1)}v${-h}${turn(1, -1)}z`;
}
