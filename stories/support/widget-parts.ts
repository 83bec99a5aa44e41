import type { Strings } from '@partner-journey/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { Role } from '@partner-journey/contract';
import type { Condition } from './conditions.js';
import { controlsOf } from './controls.js';
import './hosts.css';
import { logEvents } from './log-events.js';
import type { SampleOptions } from './sample.js';
import { loadClient, shown, type Loaded, type WidgetArgs } from './widget-story.js';

/** Draws a widget, with what a host puts into its slots. */
export type RenderWidget<Args> = (args: Args, loaded: Loaded, slotted?: unknown) => TemplateResult;

/** What the stories of every widget have in common, beside their title. */
export function metaOf<Args extends WidgetArgs & { strings?: Strings }>(
  tag: string,
  render: RenderWidget<Args>,
  options?: SampleOptions,
): Omit<Meta<Args>, 'title'> {
  return {
    component: tag,
    argTypes: controlsOf<Args>(tag),
    args: { fixture: 'typical', role: 'partner', condition: 'ready' } as Partial<Args>,
    beforeEach: logEvents(tag),
    loaders: [loadClient(options)],
    render: (args, { loaded }) => render(args, loaded as Loaded),
    play: async (context) => {
      await shown(context);
    },
  };
}

/** In the middle of something. */
export function inCondition(condition: Condition) {
  return { args: { condition } };
}

/** Seen by somebody else. */
export function seenBy(role: Role) {
  return { args: { role } };
}

/** Ways a page around a widget can be set up; on the documentation page of a widget they would only repeat it. */
export const pages = {
  dark: { globals: { theme: 'dark' } },
  narrow320: { globals: { width: '320px' } },
  narrow390: { globals: { width: '390px' } },
  rightToLeft: { globals: { locale: 'ar' } },
  rightToLeftNarrow: { globals: { locale: 'ar', width: '390px' } },
  largeText: { globals: { textSize: '200%' } },
  largeTextNarrow: { globals: { textSize: '200%', width: '320px' } },
};

/** In a page whose style sheet sets the tokens or the font its own way. */
export function inHost(look: 'violet' | 'round' | 'serif'): Pick<StoryObj, 'decorators'> {
  return { decorators: [(story) => html`<div class=${`host-${look}`}>${story()}</div>`] };
}

/** A condition in the host's own words, from a slot. */
export function inOwnWords<Args extends WidgetArgs>(
  render: RenderWidget<Args>,
  condition: 'loading' | 'empty' | 'error',
  words: string,
): StoryObj<Args> {
  return {
    args: { condition } as Partial<Args>,
    render: (args, { loaded }) =>
      render(args, loaded as Loaded, html`<p slot=${condition} class="own-words">${words}</p>`),
  };
}
