/** Lays the licences of everything that is bundled beside the bundle, as they ask for: `licences.txt`.
 *
 * Vite's own list knows the scripts only; fonts and icons come through style sheets and the file system. */

import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

const PACKAGES = resolve(import.meta.dirname, "../node_modules");
const PACKAGE = /[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)(?=[\\/])(?!.*[\\/]node_modules[\\/])/;
const LICENCE = /^(?:licen[cs]e|copying)/i;
const NOTICE = /^notice/i;
const RULE = "=".repeat(80);

/** A text file beside the bundle with the licence of each package that is in it, and of these that no script imports. */
export function licences(others: readonly string[]): Plugin {
  return {
    name: "desirepath:licences",
    apply: "build",
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
      const folders = chunks.flatMap((chunk) => chunk.moduleIds).map(packageFolder);
      const all = new Set([...folders, ...others.map((name) => join(PACKAGES, name))]);
      const parts = [...all].filter((folder) => folder !== undefined).map(licenceOf);
      this.emitFile({ type: "asset", fileName: "licences.txt", source: parts.sort().join("\n") });
    },
  };
}

/** The folder of the package that a module belongs to; none for our own. */
export function packageFolder(module: string): string | undefined {
  const found = PACKAGE.exec(module);
  if (found === null || module.startsWith("\0")) return undefined;
  return resolve(module.slice(0, found.index), "node_modules", found[1] ?? "");
}

/** Name and version of a package, under which licence it is, and its texts.  A package without a text fails the build. */
export function licenceOf(folder: string): string {
  const { name, version, license }: Record<string, unknown> = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const files = readdirSync(folder).sort();
  if (!files.some((file) => LICENCE.test(file))) throw new Error(`${name} brings no text of its licence (${license})`);
  const texts = files.filter((file) => LICENCE.test(file) || NOTICE.test(file));
  const words = texts.map((file) => readFileSync(join(folder, file), "utf8").trim());
  return [RULE, `${name} ${version} (${license})`, RULE, ...words, ""].join("\n\n");
}
