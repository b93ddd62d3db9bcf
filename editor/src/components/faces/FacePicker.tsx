import { useCallback, useId, useState } from "react";
import { COMMANDS } from "../../core/commands/table.ts";
import type { RecordId } from "../../core/ids.ts";
import { type FaceWish, keepFace, stylesOfFaces } from "../../hooks/faces.ts";
import { troubleOf, useLoaded } from "../../hooks/loaded.ts";
import { useRecord, useSession } from "../../hooks/session.ts";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Select } from "../ui/Select.tsx";
import { TroubleView } from "../ui/TroubleView.tsx";
import { toast } from "../ui/toasts.ts";
import { FaceGrid } from "./FaceGrid.tsx";
import styles from "./Faces.module.css";

interface Props {
  readonly id: RecordId;
  readonly onClose: () => void;
}

const SKINS = ["any", "pale", "fair", "tan", "brown", "dark"] as const;

/** Faces for a persona to choose from, drawn from her name and clothed in her colour. */
export function FacePicker({ id, onClose }: Props) {
  const session = useSession();
  const { t } = useT();
  const credit = useId();
  const persona = useRecord("persona", id);
  const offered = useLoaded(useCallback((signal: AbortSignal) => stylesOfFaces(signal), []));
  const [style, setStyle] = useState("open-peeps");
  const [skin, setSkin] = useState<(typeof SKINS)[number]>("any");
  const [round, setRound] = useState(0);
  const [isKeeping, setKeeping] = useState(false);
  if (persona === undefined) return null;
  const choices = offered.state === "here" ? offered.value : [];
  const chosen = choices.find((one) => one.id === style);
  const wish: FaceWish = {
    style,
    seed: persona.name || id,
    ...(skin !== "any" && chosen?.tints["skin"] !== undefined ? { skin } : {}),
    ...(chosen?.tints["clothing"] !== undefined ? { clothing: persona.colour || "blue" } : {}),
  };
  const keep = async (face: FaceWish) => {
    setKeeping(true);
    try {
      session.run(COMMANDS["persona.set-avatar"], { ids: [id], value: await keepFace(face) });
      onClose();
    } catch (error) {
      const { message, hint } = troubleOf(error);
      toast({ words: `${message} ${hint}`.trim(), tone: "bad" });
      setKeeping(false);
    }
  };
  return (
    <Dialog
      title={t("faces.title", { name: persona.name || t("record.persona") })}
      isOpen
      onClose={onClose}
      actions={
        <Button icon="shuffle" onPress={() => setRound(round + 1)} isDisabled={chosen === undefined}>
          {t("faces.shuffle")}
        </Button>
      }
    >
      {offered.state === "loading" && <Loading />}
      {offered.state === "failed" && <TroubleView trouble={offered.trouble} again={offered.again} />}
      {chosen !== undefined && (
        <>
          <div className={styles.choices}>
            <Select
              label={t("faces.style")}
              choices={choices.map(({ id: name, title }) => ({ id: name, label: title }))}
              value={style}
              onChange={setStyle}
            />
            {chosen.tints["skin"] !== undefined && (
              <Select
                label={t("faces.skin")}
                choices={SKINS.map((tone) => ({ id: tone, label: t(`faces.skin.${tone}`) }))}
                value={skin}
                onChange={setSkin}
              />
            )}
          </div>
          <FaceGrid wish={wish} round={round} isDisabled={isKeeping} describedBy={credit} choose={keep} />
          <p id={credit} className={styles.credit}>
            {t("faces.credit", { style: chosen.title, artist: chosen.artist, licence: chosen.licence })}
          </p>
        </>
      )}
    </Dialog>
  );
}
