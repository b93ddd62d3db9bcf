import { useEffect, useRef, useState } from "react";
import { useT } from "../../i18n/Locale.tsx";
import { Icon } from "../ui/Icon.tsx";
import styles from "./DropCurtain.module.css";
import { type Source, sourcesOf } from "./importing.ts";

interface Props {
  readonly onDrop: (sources: readonly Source[]) => void;
}

function holdsFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** Takes files that are dropped anywhere on the page, and text that is pasted where nothing is written. */
export function DropCurtain({ onDrop }: Props) {
  const { t } = useT();
  const [isOver, setIsOver] = useState(false);
  const depth = useRef(0);
  useEffect(() => {
    const off = new AbortController();
    const listen = (name: "dragenter" | "dragover" | "dragleave" | "drop", hear: (event: DragEvent) => void) => {
      const heard = (event: DragEvent) => {
        if (event.defaultPrevented || !holdsFiles(event)) return;
        event.preventDefault();
        hear(event);
      };
      window.addEventListener(name, heard, { signal: off.signal });
    };
    const count = (change: number) => {
      depth.current = change === 0 ? 0 : depth.current + change;
      setIsOver(depth.current > 0);
    };
    listen("dragenter", () => count(1));
    listen("dragleave", () => count(-1));
    listen("dragover", () => undefined);
    listen("drop", ({ dataTransfer }) => {
      count(0);
      onDrop(sourcesOf(dataTransfer?.files ?? []));
    });
    window.addEventListener("paste", (event) => pasted(event, onDrop), { signal: off.signal });
    return () => off.abort();
  }, [onDrop]);
  if (!isOver) return null;
  return (
    <div className={styles.curtain}>
      <Icon name="file-input" size={40} />
      {t("import.drop-here")}
    </div>
  );
}

function pasted(event: ClipboardEvent, take: Props["onDrop"]): void {
  const { target, clipboardData } = event;
  const isWriting = target instanceof Element && target.closest("input, textarea, [contenteditable]") !== null;
  if (isWriting || clipboardData === null) return;
  const text = clipboardData.getData("text/plain");
  if (clipboardData.files.length > 0) take(sourcesOf(clipboardData.files));
  else if (text.trim().includes("\n")) take([{ name: "", content: text }]);
}
