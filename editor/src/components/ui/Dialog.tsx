import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useT } from "../../i18n/Locale.tsx";
import styles from "./Dialog.module.css";
import { IconButton } from "./IconButton.tsx";

interface Props {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly size?: "s" | "m" | "l" | "full";
  /** Must be answered: neither Escape nor a press beside it closes it. */
  readonly isUrgent?: boolean;
  /** Buttons, the main one last. */
  readonly actions?: ReactNode;
  /** Whether all that is in it is to be read: then the text itself takes the keyboard, to be scrolled. */
  readonly isText?: boolean;
  readonly children: ReactNode;
}

/** A sheet over the page that has to be dealt with first. */
export function Dialog({
  title,
  isOpen,
  onClose,
  size = "m",
  isUrgent = false,
  isText = false,
  actions,
  children,
}: Props) {
  const { t } = useT();
  return (
    <ModalOverlay
      className={styles.scrim ?? ""}
      isOpen={isOpen}
      onOpenChange={(open) => open || onClose()}
      isDismissable={!isUrgent}
      isKeyboardDismissDisabled={isUrgent}
    >
      <Modal className={clsx(styles.modal, styles[size])}>
        <AriaDialog role={isUrgent ? "alertdialog" : "dialog"} className={styles.dialog ?? ""}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={styles.title ?? ""}>
              {title}
            </Heading>
            {!isUrgent && <IconButton icon="x" label={t("ui.close")} onPress={onClose} />}
          </header>
          <div className={styles.body} {...(isText && { tabIndex: 0, role: "group", "aria-label": title })}>
            {children}
          </div>
          {actions !== undefined && <footer className={styles.actions}>{actions}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
