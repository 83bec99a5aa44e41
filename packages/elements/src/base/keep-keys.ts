/** Keeps typed characters within a text field, so that they are no shortcuts of the page around it. */
export function keepKeys(event: KeyboardEvent): void {
  const isShortcut = event.ctrlKey || event.metaKey || event.altKey;
  if (!isShortcut && event.key.length === 1) event.stopPropagation();
}
