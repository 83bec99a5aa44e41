/** The widgets of the default layout, in their order. */
const widgets = [
  { name: 'journey-progress', wide: true },
  { name: 'journey-checklist', wide: false },
  { name: 'journey-feedback', wide: false },
  { name: 'journey-resources', wide: true },
] as const;

/** Makes one of each widget, with the prefix of the root; when one is not defined yet, their code is fetched. */
export function createDefaultWidgets(root: Element): HTMLElement[] {
  const prefix = root.localName.slice(0, root.localName.lastIndexOf('partner-journey'));
  if (widgets.some(({ name }) => !customElements.get(prefix + name))) {
    import('../define-all.js').catch((error: unknown) =>
      console.warn(`<${root.localName}>: the widgets could not be loaded.`, error),
    );
  }
  return widgets.map(({ name, wide }) => {
    const element = root.ownerDocument.createElement(prefix + name);
    element.classList.toggle('wide', wide);
    return element;
  });
}
