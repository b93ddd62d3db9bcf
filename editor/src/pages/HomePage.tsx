import { useEffect } from "react";
import { Shelf } from "../components/home/Shelf.tsx";
import { Announcer } from "../components/ui/Announcer.tsx";
import { Loading } from "../components/ui/Loading.tsx";
import { Toasts } from "../components/ui/Toasts.tsx";
import { TroubleView } from "../components/ui/TroubleView.tsx";
import { useHome } from "../hooks/home.ts";
import { useT } from "../i18n/Locale.tsx";
import type { Address } from "./address.ts";

interface Props {
  readonly address: Exclude<Address, { page: "map" }>;
}

/** One's journeys, what was thrown away, and a sheet over them to begin a new one. */
export function HomePage({ address }: Props) {
  const { t } = useT();
  const home = useHome();
  const isSignedOut = home.state === "failed" && home.trouble.status === 401;
  useEffect(() => {
    document.title = `${t(address.page === "trash" ? "home.trash" : "home.title")} · ${t("app.name")}`;
  }, [address.page, t]);
  useEffect(() => {
    if (isSignedOut) window.location.assign(`/sign-in?next=${encodeURIComponent(window.location.pathname)}`);
  }, [isSignedOut]);
  if (home.state === "loading" || isSignedOut) return <Loading />;
  if (home.state === "failed") return <TroubleView trouble={home.trouble} again={home.again} />;
  return (
    <>
      <Shelf home={home.value} address={address} />
      <Announcer />
      <Toasts />
    </>
  );
}
