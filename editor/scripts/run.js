/** Runs a TypeScript file of this folder with any Node from 20 on: `node scripts/run.js FILE [ARGUMENT …]`.
 *
 * Node strips types by itself only from 22.18 on, so the compiler's JavaScript goes to a folder that is thrown away. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const [file = "", ...rest] = process.argv.slice(2);
const out = mkdtempSync(join(tmpdir(), "desirepath-editor-"));
let status = 1;
try {
  const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  const settings = ["-p", join(root, "tsconfig.run.json"), "--outDir", out];
  const compiled = spawnSync(process.execPath, [compiler, ...settings], { stdio: "inherit" });
  if (compiled.status === 0) {
    writeFileSync(join(out, "package.json"), '{ "type": "module" }');
    symlinkSync(join(root, "node_modules"), join(out, "node_modules"), "junction");
    const script = join(out, file.replace(/\.ts$/, ".js"));
    status = spawnSync(process.execPath, [script, ...rest], { stdio: "inherit", cwd: root }).status ?? 1;
  }
} finally {
  rmSync(out, { recursive: true, force: true });
}
process.exitCode = status;
