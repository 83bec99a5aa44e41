import { posix } from 'node:path';
import type { Import } from './imports.js';

/** What the manifests of the packages say, as far as the rules of imports need it. */
export interface PackageFacts {
  /** Its folder under `packages/` or `examples/`. */
  readonly folder: string;
  readonly name: string;
  /** What it asks npm for. */
  readonly dependencies: readonly string[];
  /** The doors it has, such as `.` and `./rules`. */
  readonly doors: readonly string[];
}

const scope = '@partner-journey/';

/** Which of our packages each may import, and which of those by type only. */
const mayImport: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  contract: { values: [] },
  client: { values: ['contract'] },
  elements: { values: ['client'], types: ['contract'] },
  host: { values: ['contract'] },
  cli: { values: ['contract', 'client'] },
  react: { values: ['elements'] },
};

/** What runs in a page knows nothing of Node; a bundler for the web would stumble over it. */
const forBrowsers: readonly string[] = ['contract', 'client', 'elements', 'react'];

/** Tests, and what helps them: the folder `testing` of a package, open to the tests of the whole. */
const isTest = (path: string): boolean => /\.test\.ts$/.test(path) || path.includes('/testing/');
const isRelative = (to: string): boolean => to.startsWith('.');

function homeOf(path: string): string {
  return path.split('/').slice(0, 2).join('/');
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** A door is named exactly, or by a pattern with one `*`. */
function isDoor(specifier: string, facts: PackageFacts): boolean {
  const door = `.${specifier.slice(facts.name.length)}`;
  return facts.doors.some((known) => {
    const [start = '', end] = known.split('*');
    return end === undefined ? known === door : door.startsWith(start) && door.endsWith(end);
  });
}

function judgeOwn({ from, to, typeOnly }: Import, packages: readonly PackageFacts[]): string | undefined {
  const target = packages.find(({ name }) => name === packageOf(to));
  if (!target) return `there is no package ${packageOf(to)}`;
  if (!isDoor(to, target)) return `${to} is no door of ${target.name}`;
  const [room = '', folder = ''] = from.split('/');
  const own = packages.find((candidate) => candidate.folder === homeOf(from));
  if (room !== 'packages' || own === target) return undefined;
  const allowed = mayImport[folder];
  const name = target.name.slice(scope.length);
  const asType = typeOnly && allowed?.types?.includes(name) === true;
  if (allowed?.values.includes(name) === true || asType || isTest(from)) return undefined;
  return allowed?.types?.includes(name) === true
    ? `${folder} may import ${name} by type only`
    : `${folder} may not import ${name}`;
}

function judgeForeign({ from, to }: Import, packages: readonly PackageFacts[]): string | undefined {
  const [, folder = ''] = from.split('/');
  if (!/^packages\/[^/]+\/src\//.test(from) || isTest(from)) return undefined;
  if (to.startsWith('node:'))
    return forBrowsers.includes(folder) ? `${folder} runs where there is no Node` : undefined;
  const own = packages.find((candidate) => candidate.folder === homeOf(from));
  if (own?.dependencies.includes(packageOf(to)) !== true)
    return `${packageOf(to)} is no dependency of ${folder}`;
  return folder === 'contract' && to === 'zod' ? 'contract goes to browsers: import zod/mini' : undefined;
}

function judgeRelative({ from, to }: Import): string | undefined {
  const target = posix.join(posix.dirname(from), to);
  const [room] = from.split('/');
  if (room !== 'packages' && room !== 'examples') {
    const help = room === 'test' && /^packages\/[^/]+\/src\/testing\//.test(target);
    return target.startsWith('packages/') && !help ? 'packages are imported by name' : undefined;
  }
  if (homeOf(target) !== homeOf(from) && !isTest(from)) return 'a package does not reach out of its folder';
  return homeOf(target) !== homeOf(from) && !target.startsWith('test/')
    ? 'packages are imported by name'
    : undefined;
}

/** Says what is wrong with an import; undefined when nothing is. */
export function judgeImport(found: Import, packages: readonly PackageFacts[]): string | undefined {
  const problem = isRelative(found.to)
    ? judgeRelative(found)
    : found.to.startsWith(scope)
      ? judgeOwn(found, packages)
      : judgeForeign(found, packages);
  return problem === undefined ? undefined : `${found.from}: "${found.to}": ${problem}`;
}
