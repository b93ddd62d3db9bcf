/** Lays a compressed copy beside every text file of the bundle, so that the server compresses nothing. */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const TEXTS = /\.(?:js|css|svg|html|json)$/;
const LEAST = 1024; // bytes that are worth it

export function gzipped(): Plugin {
  let folder = "";
  return {
    name: "desirepath:gzip",
    apply: "build",
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (TEXTS.test(name)) compress(join(folder, name));
      }
    },
  };
}

function compress(path: string): void {
  const text = readFileSync(path);
  if (text.length >= LEAST) writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
}
