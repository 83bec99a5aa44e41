/**
 * Reads the tags of the elements from the calls `defineElement('tag-name', Class)`, which the analyzer does not know.
 */
export function tagsOfDefineElement() {
  /** @type {Map<string, { tag: string, path: string }>} */
  const definitions = new Map();
  return {
    name: 'tags-of-define-element',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineElement') return;
      const [tag, element] = node.arguments;
      if (tag && element && ts.isStringLiteral(tag) && ts.isIdentifier(element)) {
        definitions.set(element.text, { tag: tag.text, path: moduleDoc.path });
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations ?? []) {
          const definition = definitions.get(declaration.name);
          if (!definition || declaration.kind !== 'class') continue;
          declaration.tagName = definition.tag;
          declaration.customElement = true;
          const definingModule = customElementsManifest.modules.find(({ path }) => path === definition.path);
          definingModule.exports = [
            ...(definingModule.exports ?? []),
            {
              kind: 'custom-element-definition',
              name: definition.tag,
              declaration: { name: declaration.name, module: module.path },
            },
          ];
        }
      }
    },
  };
}
