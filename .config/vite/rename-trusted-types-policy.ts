import type { Plugin } from 'vite';

const madeByLit = /createPolicy\((["'`])lit-html\1/g;

/**
 * Gives the Trusted Types policy that lit-html makes a name of its own, so that it does not meet the policy of another
 * copy of Lit on the page. Fails the build when lit-html no longer makes one where we look.
 */
export function renameTrustedTypesPolicy(name: string): Plugin {
  let renamed = 0;
  return {
    name: 'rename-trusted-types-policy',
    transform: {
      filter: { id: /node_modules[\\/]lit-html[\\/]/ },
      handler(code) {
        const replaced = code.replace(madeByLit, () => {
          renamed += 1;
          return `createPolicy("${name}"`;
        });
        return replaced === code ? null : { code: replaced, map: null };
      },
    },
    buildEnd(error) {
      if (!error && renamed === 0) this.error('lit-html makes no policy named "lit-html" any more.');
    },
  };
}
