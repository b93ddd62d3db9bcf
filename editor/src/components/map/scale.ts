/** How much larger than its natural size an element is shown. */
export function scaleOf(element: HTMLElement): number {
  return element.offsetHeight === 0 ? 1 : element.getBoundingClientRect().height / element.offsetHeight;
}
