/** What the widgets do with answers that no host means, and with real ones that were mutated. */
import type {} from '@partner-journey/elements';
import type { Page } from 'playwright-core';
import { Random } from '../random/random.js';
import { everyBadBody, mutated, realDocuments, type BadAnswer, type Documents } from './answers-to-give.js';
import { widgetTags, widgets, type ElementsGround } from './elements-ground.js';

export interface BadAnswersResult {
  /** Answers that were given to all widgets. */
  readonly answers: number;
  /** Errors and rejections that nobody caught, in words. */
  readonly uncaught: readonly string[];
  /** Widgets that never stopped to look as if they were loading, by the answer. */
  readonly endless: readonly string[];
  /** Answers of which a good part, or what another answer says, was not shown. */
  readonly hidden: readonly string[];
  /** Answers with a good part to be looked for. */
  readonly withGoodParts: number;
  /** In how many widgets the answers ended, by what these show. */
  readonly ends: Readonly<Record<string, number>>;
}

export interface BadAnswersOptions {
  readonly seed: number;
  readonly mutations: number;
  /** How many of the bad bodies are given; all of them unless it says less. */
  readonly bodies?: number;
  /** A fault on purpose, as a script for the page. */
  readonly sabotage?: string;
}

/** As many roots share a page at a time. */
const together = 10;
/** The clients give up after a second; whoever loads longer than this loads forever. */
const endlessMs = 20_000;

export async function giveBadAnswers(
  ground: ElementsGround,
  { seed, mutations, bodies, sabotage = '' }: BadAnswersOptions,
): Promise<BadAnswersResult> {
  const documents = await realDocuments(ground.api);
  const random = new Random(`bad answers/${seed}`);
  const all = [...everyBadBody(documents).slice(0, bodies), ...mutated(documents, mutations, random)];
  const withGoodParts = all.filter(({ goodParts }) => goodParts).length;
  const context = await ground.browser.newContext();
  const uncaught: string[] = [];
  const endless: string[] = [];
  const hidden: string[] = [];
  const ends: Record<string, number> = {};
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => uncaught.push(`${error.name}: ${error.message}`));
    page.on('crash', () => uncaught.push('the page crashed'));
    const url = ground.page('bad-answers', `<script>${sabotage}</script><main></main>`);
    for (let from = 0; from < all.length; from += together) {
      // a fresh page from time to time, as people have
      if (from % (together * 50) === 0) await page.goto(url);
      const some = all.slice(from, from + together);
      for (const [index, { states, missing }] of (await show(page, some, documents)).entries()) {
        const { title } = some[index]!;
        for (const state of states) ends[state] = (ends[state] ?? 0) + 1;
        if (states.includes('loading')) endless.push(title);
        if (missing.length > 0) hidden.push(`${title}: ${missing.join(', ')}`);
      }
    }
    return { answers: all.length, uncaught, endless, hidden, withGoodParts, ends };
  } finally {
    await context.close();
  }
}

interface Shown {
  readonly states: readonly string[];
  /** Good parts that are not to be read. */
  readonly missing: readonly string[];
}

/** Shows each of the answers to widgets of their own, until none of them looks as if it were loading. */
function show(page: Page, some: readonly BadAnswer[], documents: Documents): Promise<Shown[]> {
  return page.evaluate(
    async ({ answers, good, markup, tags, longest }) => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const home = document.querySelector<HTMLElement>('main')!;
      window.fetch = (input) => {
        const { pathname } = new URL(new Request(input).url);
        const [, number, path = ''] = /^\/(\d+)(\/.*)$/.exec(pathname) ?? [];
        const bad = answers[Number(number)];
        if (bad?.path === path) {
          const { status, body, contentType } = bad;
          const head = { status, headers: { 'content-type': contentType } };
          return Promise.resolve(new Response(status === 204 ? null : body, head));
        }
        return Promise.resolve(
          path in good ? Response.json(good[path]) : new Response('{}', { status: 404 }),
        );
      };
      const roots = answers.map((_, number) => {
        const root = document.createElement('partner-journey');
        root.api = `/${number}`;
        root.timeoutMs = 1_000;
        root.storage = 'session';
        root.innerHTML = markup;
        home.append(root);
        return root;
      });
      const statesOf = (root: Element) =>
        [...root.querySelectorAll(tags)].map((child) => child.getAttribute('status') ?? 'loading');
      const begin = performance.now();
      const wait = () => roots.some((root) => statesOf(root).includes('loading'));
      while (wait() && performance.now() - begin < longest) await frame();
      const shown = roots.map((root, number) => {
        const text = root.querySelector('journey-checklist')?.shadowRoot?.textContent ?? '';
        const missing = (answers[number]?.goodParts ?? []).filter((part) => !text.includes(part));
        return { states: statesOf(root), missing };
      });
      home.replaceChildren();
      return shown;
    },
    { answers: some, good: documents, markup: widgets, tags: widgetTags.join(), longest: endlessMs },
  );
}
