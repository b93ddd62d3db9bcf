import { useT } from "../i18n/Locale.tsx";
import type { Address } from "./address.ts";

interface Props {
  readonly address: Exclude<Address, { page: "map" }>;
}

export function HomePage({ address }: Props) {
  const { t } = useT();
  return <main data-page={address.page}>{t("home.title")}</main>;
}
