/** Tells the service worker which files the page needs to open, and makes it another one when any of them is. */

import { createHash } from "node:crypto";
import type { Plugin } from "vite";

/** The name of the worker's entry, and the file that it becomes. */
export const WORKER = "sw";
/** Every script and style; of the fonts those that most need at once, the rest come with what is written in them. */
const NEEDED =
  /\.(?:js|css)$|(?:inter-latin-wght-normal|fraunces-latin-opsz-normal|fraunces-latin-wght-italic)-[\w-]+\.woff2$/;

export function offlineFiles(): Plugin {
  let base = "/";
  return {
    name: "desirepath:offline-files",
    apply: "build",
    configResolved: (config) => {
      base = config.base;
    },
    generateBundle: {
      order: "post",
      handler: (_, bundle) => {
        const worker = Object.values(bundle).find((file) => file.fileName === `${WORKER}.js`);
        if (worker?.type !== "chunk") throw new Error("the build has no service worker");
        const files = Object.keys(bundle).filter((name) => NEEDED.test(name) && name !== worker.fileName);
        const index = files.sort().join("|");
        const build = createHash("sha256").update(index).update(worker.code).digest("hex").slice(0, 12);
        const addresses = files.map((name) => base + name).join("|");
        if (!worker.code.includes("__DESIREPATH_FILES__") || worker.imports.length > 0) {
          throw new Error("the service worker must stand alone and name its files");
        }
        worker.code = worker.code.replace("__DESIREPATH_FILES__", addresses).replace("__DESIREPATH_BUILD__", build);
      },
    },
  };
}
