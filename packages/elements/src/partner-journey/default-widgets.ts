/** The widgets of the default layout, in their order; the first and the last take its whole width. */
const widgets = ['journey-progress', 'journey-checklist', 'journey-feedback', 'journey-resources'] as const;

/** Makes one of each widget, with the prefix of the root; when one is not defined yet, their code is fetched. */
export function createDefaultWidgets(root: Element): HTMLElement[] {
  const prefix = root.localName.slice(0, root.localName.lastIndexOf('partner-journey'));
  if (widgets.some((name) => !customElements.get(prefix + name))) {
    import('../define-default-widgets.js').catch((error: unknown) =>
      console.warn(`<${root.localName}>: the widgets could not be loaded.`, error),
    );
  }
  return widgets.map((name) => root.ownerDocument.createElement(prefix + name));
}
