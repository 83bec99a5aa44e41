import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { globSync } from 'tinyglobby';

/** The engines tests can run in. Chromium is always there: see `find-browser.ts`. */
export const engineNames = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof engineNames)[number];

/** What it takes to drive WebKit: GTK's browser, its driver, and a display for a browser that has no headless mode. */
export interface WebKitPrograms {
  readonly driver: string;
  readonly browser: string;
  readonly display: string;
}

/**
 * The engine with this name.
 * @throws {Error} when there is no such engine.
 */
export function engineNamed(name: string): EngineName {
  const found = engineNames.find((known) => known === name);
  if (!found) throw new Error(`Not an engine: ${name}. The engines are: ${engineNames.join(', ')}.`);
  return found;
}

/** Where Firefox is; undefined when it is not installed. */
export function findFirefox(): string | undefined {
  return inPath('firefox-esr') ?? inPath('firefox');
}

/** Where WebKitGTK and its driver are; undefined when one of them is not installed. */
export function findWebKit(): WebKitPrograms | undefined {
  const driver = inPath('WebKitWebDriver');
  const display = inPath('Xvfb');
  const folders = ['lib*', 'lib*/*'].map((folder) => `${folder}/webkit2gtk-4.*/MiniBrowser`);
  const browser = globSync(folders, { cwd: '/usr', absolute: true, deep: 4 }).sort().at(-1);
  return driver && display && browser ? { driver, browser, display } : undefined;
}

/** Says in one line that an engine is not there, and how to get it; undefined when it is there. */
export function missingEngine(name: EngineName): string | undefined {
  if (name === 'firefox' && !findFirefox())
    return 'Firefox was not found: install it, on Debian by "apt-get install firefox-esr".';
  if (name === 'webkit' && !findWebKit())
    return 'WebKit was not found: install it, on Debian by "apt-get install webkit2gtk-driver xvfb".';
  return undefined;
}

function inPath(program: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}
