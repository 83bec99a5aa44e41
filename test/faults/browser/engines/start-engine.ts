import type { EngineName } from '../../../support/engines/find-engines.js';
import { startChromium } from './chromium.js';
import type { Engine } from './engine.js';
import { startFirefox } from './firefox.js';
import { startWebKit } from './webkit.js';

const starts: Readonly<Record<EngineName, () => Promise<Engine>>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
};

/** @throws {Error} when the engine is not installed, with what to do about it. */
export function startEngine(name: EngineName): Promise<Engine> {
  return starts[name]();
}
