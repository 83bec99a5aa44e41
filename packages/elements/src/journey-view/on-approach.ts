/**
 * Calls once, when a pointer or the focus first comes to an element: a good moment to fetch what opens there,
 * before the network may be gone. A failure is left to the moment it is really needed.
 */
export function onApproach(element: HTMLElement, fetchParts: () => Promise<unknown>): void {
  const kinds = ['pointerenter', 'focusin'];
  const handleApproach = () => {
    for (const kind of kinds) element.removeEventListener(kind, handleApproach);
    fetchParts().catch(() => undefined);
  };
  for (const kind of kinds) element.addEventListener(kind, handleApproach);
}
