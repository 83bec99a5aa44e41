const typed = new Set(['text', 'search', 'email', 'url', 'tel', 'number', 'date', 'password']);

/**
 * Keeps what is typed into a text field within the widget: outside it would seem to come from no field at all,
 * and a page's shortcuts would fire. Escape, Tab, the function keys and combinations with Ctrl, Alt or Meta go on.
 */
export function keepKeys(event: KeyboardEvent): void {
  const [field] = event.composedPath();
  const isText =
    field instanceof HTMLTextAreaElement || (field instanceof HTMLInputElement && typed.has(field.type));
  const isCombination =
    event.ctrlKey || event.metaKey || (event.altKey && !event.getModifierState('AltGraph'));
  const isFree = isCombination || /^(?:Escape|Tab|F\d+)$/.test(event.key);
  if (isText && (!isFree || event.getModifierState('AltGraph'))) event.stopPropagation();
}
