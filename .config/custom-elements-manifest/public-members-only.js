/** @param {{ privacy?: string, name: string }} member */
const isPublic = ({ privacy, name }) =>
  privacy !== 'private' && privacy !== 'protected' && !name.startsWith('#');

/**
 * The analyzer names an event it finds in code after a constructor argument, or not at all: the documented one of its
 * type is meant. That none is left undocumented is what the tests of the architecture look at.
 */
function withoutGuessedEvents(events) {
  const documented = new Set(events.filter(({ description }) => description).map(({ type }) => type?.text));
  return events.filter(({ name, description, type }) => name && (description || !documented.has(type?.text)));
}

const saysSomething = ({ declarations = [], exports = [] }) =>
  declarations.some(({ kind }) => kind === 'class') ||
  exports.some(({ kind }) => kind === 'custom-element-definition');

/** Leaves out of the manifest what nobody outside an element may use. */
export function publicMembersOnly() {
  return {
    name: 'public-members-only',
    packageLinkPhase({ customElementsManifest }) {
      customElementsManifest.modules = customElementsManifest.modules.filter(saysSomething);
      for (const { declarations = [] } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          if (declaration.members) declaration.members = declaration.members.filter(isPublic);
          if (declaration.events) declaration.events = withoutGuessedEvents(declaration.events);
        }
      }
    },
  };
}
