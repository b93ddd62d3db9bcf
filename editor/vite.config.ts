import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { gzipped } from "./plugins/gzip.ts";
import { icons } from "./plugins/icons.ts";
import { spokenLanguages } from "./plugins/languages.ts";
import { licences } from "./plugins/licences.ts";
import { parsedMessages } from "./plugins/messages.ts";
import { filesOfPages } from "./plugins/pages.ts";
import { offlineFiles, WORKER } from "./plugins/worker.ts";

const SERVER = process.env["DESIREPATH_SERVER"] ?? "http://127.0.0.1:8000";
const NOT_IMPORTED = ["lucide-static", "@fontsource-variable/fraunces", "@fontsource-variable/inter"]; // by a script
const PAGES_OF_THE_SERVER = ["/api", "/sign-in", "/sign-out", "/join", "/style.css"];

const source = (path: string): string => fileURLToPath(new URL(`src/${path}`, import.meta.url));
const PAGES = { base: source("main.tsx"), map: source("pages/EditorPage.tsx"), home: source("pages/HomePage.tsx") };

/** The bundle goes into the Python package, which serves it under /static/editor. */
export default defineConfig(({ command }) => ({
  base: command === "build" ? "/static/editor/" : "/",
  plugins: [
    react(),
    icons(),
    parsedMessages(),
    spokenLanguages(["en-US", "de-DE"]),
    licences(NOT_IMPORTED),
    offlineFiles(),
    gzipped(),
  ],
  build: {
    outDir: fileURLToPath(new URL("../src/desirepath/server/static/editor", import.meta.url)),
    emptyOutDir: true,
    manifest: "manifest.json",
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"], // the first with light-dark()
    // The page's policy allows files of our own and nothing that stands in another file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: "index.html", [WORKER]: "src/live/worker.ts" },
      output: {
        entryFileNames: ({ name }) => (name === WORKER ? "[name].js" : "assets/[name]-[hash].js"),
        codeSplitting: {
          groups: [{ debugName: "pages", name: filesOfPages(PAGES) }],
          includeDependenciesRecursively: false,
        },
      },
    },
  },
  server: {
    proxy: {
      ...Object.fromEntries(PAGES_OF_THE_SERVER.map((path) => [path, { target: SERVER }])),
      "/live": { target: SERVER, ws: true },
    },
  },
}));
