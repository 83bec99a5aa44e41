/** Version of this copy, named when two copies meet. */
export const version = '0.1.0';

/** What this copy has registered: the same element may reach a page alone and together with all others. */
const own = new WeakSet<CustomElementConstructor>();

/** Registers an element; when another copy was faster, that one stays and a warning names both. */
export function defineElement(tag: string, element: CustomElementConstructor): void {
  const known: (CustomElementConstructor & { version?: string }) | undefined = customElements.get(tag);
  if (!known) {
    customElements.define(tag, element);
    own.add(element);
  } else if (!own.has(known)) {
    console.warn(
      `<${tag}>: already defined by version ${known.version ?? 'unknown'}; version ${version} was not registered. ` +
        'Load one copy, or register this one under another prefix with definePartnerJourney({prefix}).',
    );
  }
}
