/**
 * The one script tag: finds the elements on the page, wherever they stand, and fetches their code when the first of
 * its kind appears. What a widget needs is asked for at once, so that nothing waits for anything but this file.
 */
const sources: Readonly<Record<string, () => Promise<unknown>>> = {
  'partner-journey': () => import('../partner-journey/partner-journey.js'),
  'journey-progress': () => import('../journey-progress/journey-progress.js'),
  'journey-checklist': () => import('../journey-checklist/journey-checklist.js'),
  'journey-feedback': () => import('../journey-feedback/journey-feedback.js'),
  'journey-resources': () => import('../journey-resources/journey-resources.js'),
};

/** The elements that wait for their code, by tag. */
const waiting = new Map<string, Set<Element>>();
const watched = new WeakSet<Node>();

/** Shows a static message where the code cannot run, and leaves the rest of the page alone. */
function giveUp(tag: string, error: unknown): void {
  console.warn(`<${tag}>: could not be loaded.`, error);
  for (const element of waiting.get(tag) ?? []) {
    if (!element.hasChildNodes()) element.textContent = 'This part of the page cannot be shown right now.';
  }
  // the next one of its kind asks again
  waiting.delete(tag);
}

function load(tag: string, element: Element): void {
  const source = sources[tag];
  if (!source || customElements.get(tag)) return;
  const elements = waiting.get(tag);
  elements?.add(element);
  if (elements) return;
  waiting.set(tag, new Set([element]));
  source().then(
    () => waiting.delete(tag),
    (error: unknown) => giveUp(tag, error),
  );
}

/** Looks at an element and all within it, also within open shadow roots and those that open later. */
function search(element: Element): void {
  const { localName, shadowRoot } = element;
  load(localName, element);
  if (shadowRoot) watch(shadowRoot);
  else if (localName.includes('-') && !(localName in sources) && !customElements.get(localName)) {
    void customElements.whenDefined(localName).then(() => element.shadowRoot && watch(element.shadowRoot));
  }
  for (const child of element.children) search(child);
}

function watch(root: Document | ShadowRoot): void {
  if (watched.has(root)) return;
  watched.add(root);
  for (const child of root.children) search(child);
  new MutationObserver((records) => {
    for (const { addedNodes } of records)
      for (const node of addedNodes) if (node instanceof Element) search(node);
  }).observe(root, { childList: true, subtree: true });
}

watch(document);
