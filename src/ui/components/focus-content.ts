/** Give the focus to the screen itself: what had it is gone, and the page's beginning would be a long way back. */
export function focusContent(): void {
  document.getElementById("content")?.focus({ preventScroll: true });
}
