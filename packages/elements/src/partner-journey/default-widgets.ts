/** The widgets of the default layout, in their order, and how their code is fetched. */
const widgets = [
  { name: 'journey-progress', wide: true, load: () => import('../journey-progress/journey-progress.js') },
  { name: 'journey-checklist', wide: false, load: () => import('../journey-checklist/journey-checklist.js') },
  { name: 'journey-feedback', wide: false, load: () => import('../journey-feedback/journey-feedback.js') },
  { name: 'journey-resources', wide: true, load: () => import('../journey-resources/journey-resources.js') },
] as const;

/** Makes one of each widget, with the prefix of the root; what is not defined yet is fetched. */
export function createDefaultWidgets(root: Element): HTMLElement[] {
  const prefix = root.localName.slice(0, root.localName.lastIndexOf('partner-journey'));
  return widgets.map(({ name, wide, load }) => {
    const tag = `${prefix}${name}`;
    if (!customElements.get(tag))
      load().catch((error: unknown) => console.warn(`<${tag}>: could not be loaded.`, error));
    const element = root.ownerDocument.createElement(tag);
    element.classList.toggle('wide', wide);
    return element;
  });
}
