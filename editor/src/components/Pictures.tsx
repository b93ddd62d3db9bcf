import { type ReactNode, useCallback } from "react";
import { COMMANDS } from "../core/commands/table.ts";
import { troubleOf } from "../hooks/loaded.ts";
import { PICTURES, pictureAt, sendPicture } from "../hooks/pictures.ts";
import { useSession } from "../hooks/session.ts";
import { FilesContext, type FilesTarget } from "./map/files.ts";
import { PicturesContext } from "./map/usePicture.ts";
import { toast } from "./ui/toasts.ts";

/** Lets everything below it show the pictures of this map, and take pictures that are dropped on a cell. */
export function Pictures({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const take = useCallback(
    (files: readonly File[], { slot, place, before }: FilesTarget) => {
      const keep = async () => {
        for (const file of files.filter(({ type }) => PICTURES.includes(type))) {
          const image = await sendPicture(file);
          const text = file.name.replace(/\.\w+$/, "") || file.name;
          session.run(COMMANDS["card.add"], { slot, place, text, ...(before === undefined ? {} : { before }) });
          session.run(COMMANDS["card.set-image"], { ids: session.seen.selection, image });
        }
      };
      keep().catch((error: unknown) => toast({ words: troubleOf(error).message, tone: "bad" }));
    },
    [session],
  );
  return (
    <PicturesContext value={pictureAt}>
      <FilesContext value={take}>{children}</FilesContext>
    </PicturesContext>
  );
}
