import type { Plugin } from 'vite';

const forIn = /for ?\(var ([\w$]+) in ([\w$]+)\)/g;

/**
 * Lets the bundler's own code go through the names of an object that are its own: on a page that has given
 * `Object.prototype` a name that can be listed, it would fail on that one, and nothing would load. Fails the build when
 * such a loop is left.
 */
export function ownNamesOnly(): Plugin {
  return {
    name: 'own-names-only',
    renderChunk: (code) => {
      const replaced = code.replace(forIn, 'for (var $1 of Object.keys($2))');
      return replaced === code ? null : { code: replaced, map: null };
    },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && /\bfor ?\((?:var|let|const) [\w$]+ in\b/.test(chunk.code)) {
          this.error(`${chunk.fileName} goes through names that may not be its own.`);
        }
      }
    },
  };
}
