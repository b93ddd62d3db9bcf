import {
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
} from "react-aria-components";
import { useT } from "../../i18n/Locale.tsx";
import { Button } from "./Button.tsx";
import { Icon } from "./Icon.tsx";
import { IconButton } from "./IconButton.tsx";
import styles from "./ToastRegion.module.css";
import { type Toasted, toasts } from "./toasts.ts";

/** The place where toasts appear; once on a page. */
export function ToastRegion() {
  const { t } = useT();
  return (
    <AriaToastRegion queue={toasts} className={styles.region ?? ""}>
      {({ toast }) => (
        <Toast toast={toast} className={styles.toast ?? ""}>
          <Content told={toast.content} close={() => toasts.close(toast.key)} />
          <IconButton slot="close" icon="x" size="s" label={t("ui.close")} />
        </Toast>
      )}
    </AriaToastRegion>
  );
}

function Content({ told, close }: { readonly told: Toasted; readonly close: () => void }) {
  const { tone = "plain", icon, words, action } = told;
  const usual = { plain: undefined, good: "circle-check", bad: "triangle-alert" }[tone];
  const shown = icon ?? usual;
  return (
    <>
      {shown !== undefined && <Icon name={shown} className={styles[tone]} />}
      <ToastContent className={styles.words ?? ""}>
        <Text slot="title">{words}</Text>
      </ToastContent>
      {action !== undefined && (
        <Button
          size="s"
          look="quiet"
          className={styles.action}
          onPress={() => {
            close();
            action.press();
          }}
        >
          {action.label}
        </Button>
      )}
    </>
  );
}
