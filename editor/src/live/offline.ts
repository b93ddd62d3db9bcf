/** Lets the page open without the server, from the second time on. */

/** Begins after all that the page itself needs has come. */
export function openOffline(): void {
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return; // only over HTTPS or on this machine
  const register = () => void navigator.serviceWorker.register("/sw.js").catch(() => {});
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register, { once: true });
}
