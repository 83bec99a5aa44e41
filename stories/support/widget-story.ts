import type { JourneyClient } from '@partner-journey/client';
import type { WidgetStatus } from '@partner-journey/elements';
import type { Loader, StoryContext } from '@storybook/web-components-vite';
import type { LitElement } from 'lit';
import { nextFrame } from './conditions.js';
import { makeClient, makeSample, type SampleArgs, type SampleOptions } from './sample.js';

/** What every widget can be set to, beside its sample. */
export interface WidgetArgs extends SampleArgs {
  heading?: string;
  headingLevel?: number;
  theme?: 'light' | 'dark';
}

/** What a loader has made for a story. */
export interface Loaded {
  readonly client: JourneyClient;
  /** Resolves when the story has come into its condition. */
  readonly brought: Promise<void>;
}

/** Makes the client of a story; what happens to it begins when its widget has shown its content. */
export function loadClient(options?: SampleOptions): Loader<SampleArgs> {
  return async ({ args }) => {
    const sample = makeSample(args, options);
    const client = makeClient(sample);
    return { client, brought: sample.bringAbout(client) } satisfies Loaded;
  };
}

/** Resolves when the widget of a story is in its condition, and drawn. */
export async function shown({
  canvasElement,
  component,
  args,
  loaded,
}: StoryContext<SampleArgs>): Promise<LitElement> {
  const widget = canvasElement.querySelector<LitElement & { status: WidgetStatus }>(String(component));
  if (!widget) throw new Error(`There is no <${String(component)}> in this story.`);
  await (loaded as unknown as Loaded).brought;
  await until(
    () => widget.status === statusOf(args.condition),
    `<${widget.localName}> is ${statusOf(args.condition)}`,
  );
  await widget.updateComplete;
  await nextFrame();
  return widget;
}

/** Waits until something is there inside a widget. */
export async function part<Found extends Element = HTMLElement>(
  widget: LitElement,
  selector: string,
): Promise<Found> {
  await until(
    () => widget.renderRoot.querySelector(selector) !== null,
    `<${widget.localName}> has ${selector}`,
  );
  return widget.renderRoot.querySelector<Found>(selector)!;
}

/** Waits, frame by frame, until something is true. */
export async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (const start = performance.now(); !isTrue();) {
    if (performance.now() - start > 10_000) throw new Error(`Waited in vain: ${what}.`);
    await nextFrame();
  }
}

function statusOf(condition: SampleArgs['condition']): WidgetStatus {
  return condition === 'loading' || condition === 'empty' || condition === 'error' ? condition : 'ready';
}

/** Presses something inside a widget, once it is there. */
export async function press(widget: LitElement, selector: string): Promise<void> {
  (await part(widget, selector)).click();
  await widget.updateComplete;
}

/** Writes into a field of a widget the way a person does. */
export async function fillIn(widget: LitElement, selector: string, words: string): Promise<void> {
  const field = await part<HTMLInputElement | HTMLTextAreaElement>(widget, selector);
  field.value = words;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  await widget.updateComplete;
}

/** Opens the details of the step of that title. */
export async function openStep(widget: LitElement, title: string): Promise<void> {
  await press(widget, `[part~=disclosure][aria-label*="${title}"]`);
  await part(widget, '[part~=panel]');
}
