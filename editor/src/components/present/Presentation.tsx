import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { FIRST_SEEN } from "../../core/session/seen.ts";
import { Session } from "../../core/session/session.ts";
import { LocalTimeline } from "../../core/session/timeline.ts";
import { type Slide, slidesOf } from "../../core/slides.ts";
import { SessionContext, useDocument, useSeen, useSession, useTopic } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { MapView } from "../MapView.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import styles from "./Presentation.module.css";

interface Props {
  readonly leave: () => void;
}

const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"];
const ON = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"];

/** The map told stage by stage, as large as the window: arrows go on and back, Escape leaves. */
export function Presentation({ leave }: Props) {
  const session = useSession();
  const document = useDocument();
  const { t } = useT();
  const [stage] = useSeen((seen) => seen.focus.stages);
  const slides = slidesOf(document);
  const at = Math.max(
    0,
    slides.findIndex((slide) => slide.stage === (stage ?? "")),
  );
  const slide = slides[at];
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => page.current?.focus(), []);
  const go = (to: number) => {
    const next = slides[Math.min(slides.length - 1, Math.max(0, to))];
    if (next === undefined) return;
    session.look({ focus: { ...session.seen.focus, stages: next.stage === "" ? [] : [next.stage] } });
  };
  const end = () => {
    session.look({ focus: { ...session.seen.focus, stages: [] } });
    leave();
  };
  const isForth = (key: string) => (isRightToLeft(key) ? key === "ArrowLeft" : ON.includes(key));
  const press = (event: KeyboardEvent) => {
    const { key } = event;
    if (isForth(key)) go(at + 1);
    else if (BACK.includes(key) || key === "ArrowRight") go(at - 1);
    else if (key === "Home") go(0);
    else if (key === "End") go(slides.length - 1);
    else if (key === "Escape") end();
    else if (key === "f") void whole(page.current);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  if (slide === undefined) return null;
  return (
    <div ref={page} className={styles.page} tabIndex={-1} onKeyDownCapture={press}>
      <header className={styles.head}>
        <div className={styles.words} aria-live="polite">
          {slide.number > 0 && <span className={styles.number}>{slide.number}</span>}
          <h1 className={styles.title} dir="auto">
            {slide.title || t("editor.untitled")}
          </h1>
          {slide.number > 0 && (
            <p className={styles.of} dir="auto">
              {document.head.title}
            </p>
          )}
        </div>
        <div className={styles.buttons}>
          <IconButton
            icon="chevron-left"
            mirrors
            label={t("present.back")}
            isDisabled={at === 0}
            onPress={() => go(at - 1)}
          />
          <span className={styles.count}>{t("present.count", { at: at + 1, n: slides.length })}</span>
          <IconButton
            icon="chevron-right"
            mirrors
            label={t("present.on")}
            isDisabled={at === slides.length - 1}
            onPress={() => go(at + 1)}
          />
          <IconButton icon="maximize" label={t("present.full")} keys="f" onPress={() => void whole(page.current)} />
          <IconButton icon="x" label={t("present.leave")} keys="Escape" onPress={end} />
        </div>
      </header>
      <main className={styles.map}>
        <Shown key={slide.stage} stage={slide.stage} />
      </main>
      <progress className={styles.progress} max={slides.length} value={at + 1} aria-label={t("present.progress")} />
    </div>
  );
}

/** One slide: a session of its own that looks at its part of the map, and in which nothing can be changed. */
function Shown({ stage }: { readonly stage: Slide["stage"] }) {
  const session = useSession();
  const document = useDocument();
  const framework = useTopic("frame", () => session.framework);
  const part = useMemo(() => {
    const focus = { ...FIRST_SEEN.focus, stages: stage === "" ? [] : [stage] };
    return new Session(new LocalTimeline(document), framework, UNMOVED, { zoom: 0, focus });
  }, [document, framework, stage]);
  return (
    <SessionContext value={part}>
      <MapView />
    </SessionContext>
  );
}

const nothing = () => {};
const UNMOVED = {
  person: "",
  may: () => false,
  newId: () => {
    throw new Error("nothing is made while one presents");
  },
  word: (key: string) => key,
  effect: nothing,
  copy: nothing,
  say: nothing,
  collided: nothing,
};

/** Whether an arrow points where this page is read to, in a language that runs from right to left. */
function isRightToLeft(key: string): boolean {
  return (
    key.startsWith("Arrow") && window.document.documentElement.dir === "rtl" && !["ArrowUp", "ArrowDown"].includes(key)
  );
}

async function whole(element: HTMLElement | null): Promise<void> {
  if (window.document.fullscreenElement === null) await element?.requestFullscreen();
  else await window.document.exitFullscreen();
}
