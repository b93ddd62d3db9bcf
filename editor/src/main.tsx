/** The page begins here: the look and the language of this person first, so that nothing changes before their eyes. */

import "./theme/fonts.css";
import "./theme/tokens.gen.css";
import "./theme/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { LocaleProvider } from "./i18n/Locale.tsx";
import { chosenLanguage } from "./i18n/languages.ts";
import { openOffline } from "./live/offline.ts";
import { showTheme } from "./theme/theme.ts";

async function begin(root: HTMLElement): Promise<void> {
  showTheme();
  const language = chosenLanguage();
  const messages = await language.load();
  createRoot(root).render(
    <StrictMode>
      <LocaleProvider first={language} messages={messages}>
        <App />
      </LocaleProvider>
    </StrictMode>,
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no place for the editor");
await begin(root);
openOffline();
