/**
 * What a schedule needs of a browser, whoever drives it. The engines differ in what a test can do to them: a schedule
 * leaves out what its engine cannot.
 */
import type { Told } from '../page-kit.js';

/**
 * What not every engine lets a test do: let the process of one tab die, let the whole browser die and start again on
 * what it kept, freeze a tab, tell the browser that there is no network.
 */
export type Ability = 'crash' | 'kill' | 'freeze' | 'offline';

/** A browser that is started. */
export interface Engine {
  readonly name: string;
  readonly abilities: ReadonlySet<Ability>;
  /** A device nobody has used before. */
  newProfile(): Promise<Profile>;
  close(): Promise<void>;
}

/** Tabs that share storage, locks and channels. What the engine is not able to do rejects. */
export interface Profile {
  /** Opens a tab and waits until its page is loaded. */
  openTab(url: string, ears: TabEars): Promise<EngineTab>;
  setOffline(isOffline: boolean): Promise<void>;
  /** Ends every process of the browser at once; it starts again on what it kept with the next tab. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Who listens to a tab. */
export interface TabEars {
  /** Hears what the page says, in its order. */
  readonly told: (told: Told) => void;
  /** Hears of errors nobody caught. */
  readonly uncaught: (text: string) => void;
  /** The page has made room for the next one. */
  readonly left: () => void;
  /** The tab is no more. */
  readonly gone: () => void;
}

/** One tab. Whatever is asked of one that has died rejects. */
export interface EngineTab {
  /** What an expression comes to in the page. */
  evaluate(expression: string): Promise<unknown>;
  reload(): Promise<void>;
  close(): Promise<void>;
  /** Its process dies. */
  crash(): Promise<void>;
  freeze(isFrozen: boolean): Promise<void>;
}

/** For what an engine is not able to do. */
export function cannot(what: Ability): Promise<never> {
  return Promise.reject(new Error(`This engine does not let a test do that: ${what}.`));
}
