/**
 * The one script tag: finds the elements on the page, wherever they stand, and fetches their code when the first of
 * its kind appears. What a widget needs is asked for at once, so that nothing waits for anything but this file.
 */
const root = 'partner-journey';
const defaults: Readonly<Record<string, () => Promise<unknown>>> = {
  [root]: () => import('../partner-journey/partner-journey.js'),
  'journey-progress': () => import('../journey-progress/journey-progress.js'),
  'journey-checklist': () => import('../journey-checklist/journey-checklist.js'),
  'journey-feedback': () => import('../journey-feedback/journey-feedback.js'),
  'journey-resources': () => import('../journey-resources/journey-resources.js'),
};
/** Beside the default layout each is a file of its own. */
const sources: typeof defaults = {
  ...defaults,
  'journey-next': () => import('../journey-next/journey-next.js'),
  'journey-updates': () => import('../journey-updates/journey-updates.js'),
};

/** The root and the widgets of its default layout in one file: less than three of them one by one. */
const everything = (): Promise<unknown> => import('../define-default-widgets.js');

/** What shows a journey, in one file: less than the two one by one. */
const journeys = (): Promise<unknown> => import('./journeys.js');

/** Elements of ours, by tag. */
type Found = Map<string, Element[]>;

/** The elements that wait for their code. */
const waiting: Found = new Map();
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

/** Whether a root has nothing in it, and so is going to show all the widgets there are. */
function isEmpty(element: Element): boolean {
  const isWhole = document.readyState !== 'loading';
  return isWhole && [...element.children].every((child) => child.matches('script, template'));
}

/** The file that holds all of the default layout that a page shows at first, where that is less than one by one. */
function together(found: Found): (() => Promise<unknown>) | undefined {
  if (waiting.size > 0 || Object.keys(defaults).some((tag) => customElements.get(tag))) return undefined;
  const count = Object.keys(defaults).filter((tag) => found.has(tag)).length;
  if (count > (found.has(root) ? 3 : 2) || found.get(root)?.some(isEmpty)) return everything;
  return found.has('journey-progress') && found.has('journey-checklist') ? journeys : undefined;
}

function load(found: Found): void {
  const whole = together(found);
  for (const [tag, elements] of found) {
    if (waiting.has(tag)) waiting.get(tag)!.push(...elements);
    else if (!customElements.get(tag)) {
      waiting.set(tag, elements);
      ((defaults[tag] && whole) ?? sources[tag]!)().then(
        () => waiting.delete(tag),
        (error: unknown) => giveUp(tag, error),
      );
    }
  }
}

/** Looks at an element and all within it, also within open shadow roots and those that open later. */
function search(element: Element, found: Found): void {
  const { localName, shadowRoot } = element;
  if (Object.hasOwn(sources, localName)) found.set(localName, [...(found.get(localName) ?? []), element]);
  if (shadowRoot) watch(shadowRoot);
  else if (localName.includes('-') && !found.has(localName) && !customElements.get(localName)) {
    void customElements.whenDefined(localName).then(() => element.shadowRoot && watch(element.shadowRoot));
  }
  for (const child of element.children) search(child, found);
}

function lookAt(nodes: Iterable<Node>): void {
  const found: Found = new Map();
  for (const node of nodes) if (node instanceof Element) search(node, found);
  load(found);
}

function watch(place: Document | ShadowRoot): void {
  if (watched.has(place)) return;
  watched.add(place);
  lookAt(place.children);
  new MutationObserver((records) => lookAt(records.flatMap(({ addedNodes }) => [...addedNodes]))).observe(
    place,
    { childList: true, subtree: true },
  );
}

watch(document);
