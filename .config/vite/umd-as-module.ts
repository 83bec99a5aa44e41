import type { Plugin } from 'vite';

const definesExports = /module\.exports\s*=/;

/**
 * Makes a library that comes as one file for every kind of loader a module with a default export: what bundlers add for
 * the other kinds would be fetched by every page. Fails the build when the library is no such file any more.
 */
export function umdAsModule(library: RegExp): Plugin {
  let found = 0;
  return {
    name: 'umd-as-module',
    transform: {
      filter: { id: library },
      handler(code) {
        if (!definesExports.test(code)) this.error(`${String(library)} exports nothing by "module.exports".`);
        found += 1;
        const open = 'const module = { exports: {} }, exports = module.exports, require = undefined;';
        return { code: `${open}\n${code}\nexport default module.exports;`, map: null };
      },
    },
    buildEnd(error) {
      if (!error && found === 0) this.error(`Nothing imports ${String(library)} any more.`);
    },
  };
}
