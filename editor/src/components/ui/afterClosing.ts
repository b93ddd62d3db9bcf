/** Runs something once what lay over the page is gone and has given the focus back: it may want the focus itself. */
export function afterClosing(run: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(run));
}
