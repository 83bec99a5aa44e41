import '@partner-journey/elements/journey-progress.js';
import type { Strings } from '@partner-journey/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { controlsOf } from '../support/controls.js';
import '../support/hosts.css';
import { logEvents } from '../support/log-events.js';
import {
  withEverythingDone,
  withEveryStageCondition,
  withLongWords,
  withManyStages,
  withMinimumData,
} from '../support/variations.js';
import { loadClient, part, shown, type Loaded, type WidgetArgs } from '../support/widget-story.js';

interface Args extends WidgetArgs {
  layout?: 'compact';
  strings?: Strings;
}
type Story = StoryObj<Args>;

function render(args: Args, { client }: Loaded, slotted: unknown = nothing): TemplateResult {
  return html`<journey-progress
    .client=${client}
    .strings=${args.strings}
    heading=${args.heading ?? nothing}
    heading-level=${args.headingLevel ?? nothing}
    theme=${args.theme ?? nothing}
    layout=${args.layout ?? nothing}
    >${slotted}</journey-progress
  >`;
}

const meta: Meta<Args> = {
  title: 'Elements/journey-progress',
  component: 'journey-progress',
  argTypes: controlsOf<Args>('journey-progress'),
  args: { fixture: 'typical', role: 'partner', condition: 'ready' },
  beforeEach: logEvents('journey-progress'),
  loaders: [loadClient()],
  render: (args, { loaded }) => render(args, loaded as Loaded),
  play: async (context) => {
    await shown(context);
  },
};
// Storybook reads the meta data of a file from its default export.
export default meta;

export const Overview: Story = {};

export const StageOpened: Story = {
  async play(context) {
    const widget = await shown(context);
    (await part(widget, 'li[aria-current] button')).click();
    await part(widget, '[part~=stage-detail]');
  },
};

export const Compact: Story = { args: { layout: 'compact' } };
export const CompactLoading: Story = { args: { layout: 'compact', condition: 'loading' } };

export const Loading: Story = { args: { condition: 'loading' } };
export const Empty: Story = { args: { condition: 'empty' } };
export const Failed: Story = { name: 'Error', args: { condition: 'error' } };
export const Offline: Story = { args: { condition: 'offline' } };
export const Stale: Story = { args: { condition: 'stale' } };
export const NotYetSaved: Story = { args: { condition: 'unsaved' } };
export const ChangeRefused: Story = { args: { condition: 'refused' } };
export const SignInNeeded: Story = { args: { condition: 'sign-in' } };

export const SeenByAPartnersAdmin: Story = { args: { role: 'partner-admin' } };
export const SeenByTheProgram: Story = { args: { role: 'program' } };

export const EveryStageCondition: Story = { loaders: [loadClient({ edit: withEveryStageCondition })] };
export const EverythingDone: Story = { loaders: [loadClient({ edit: withEverythingDone })] };
export const SmallJourney: Story = { args: { fixture: 'small' } };
export const MinimumData: Story = { loaders: [loadClient({ edit: withMinimumData })] };
export const ManyStages: Story = { loaders: [loadClient({ edit: withManyStages })] };
export const ManyStagesNarrow: Story = { ...ManyStages, globals: { width: '320px' }, tags: ['!autodocs'] };
export const LongWords: Story = { loaders: [loadClient({ edit: withLongWords })] };
export const LongWordsNarrow: Story = { ...LongWords, globals: { width: '320px' }, tags: ['!autodocs'] };
export const HostileData: Story = { args: { fixture: 'hostile' } };

export const Dark: Story = { globals: { theme: 'dark' }, tags: ['!autodocs'] };
export const DarkOnALightPage: Story = { args: { theme: 'dark' } };
export const Narrow320: Story = { name: '320 px wide', globals: { width: '320px' }, tags: ['!autodocs'] };
export const Narrow390: Story = { name: '390 px wide', globals: { width: '390px' }, tags: ['!autodocs'] };
export const RightToLeft: Story = { globals: { locale: 'ar' }, tags: ['!autodocs'] };
export const RightToLeftNarrow: Story = { globals: { locale: 'ar', width: '390px' }, tags: ['!autodocs'] };
export const LargeText: Story = { name: '200 % text', globals: { textSize: '200%' }, tags: ['!autodocs'] };
export const LargeTextNarrow: Story = {
  name: '200 % text, 320 px wide',
  globals: { textSize: '200%', width: '320px' },
  tags: ['!autodocs'],
};

export const OwnTokens: Story = { decorators: [(story) => html`<div class="host-violet">${story()}</div>`] };
export const OwnTokensDark: Story = { ...OwnTokens, globals: { theme: 'dark' }, tags: ['!autodocs'] };
export const BigSerifHost: Story = {
  decorators: [(story) => html`<div class="host-serif">${story()}</div>`],
};

export const OwnLoading: Story = {
  args: { condition: 'loading' },
  render: (args, { loaded }) =>
    render(
      args,
      loaded as Loaded,
      html`<p slot="loading" class="own-words">One moment, we are fetching your journey.</p>`,
    ),
};
export const OwnEmpty: Story = {
  args: { condition: 'empty' },
  render: (args, { loaded }) =>
    render(
      args,
      loaded as Loaded,
      html`<p slot="empty" class="own-words">Your manager will set up your journey this week.</p>`,
    ),
};
export const OwnError: Story = {
  args: { condition: 'error' },
  render: (args, { loaded }) =>
    render(
      args,
      loaded as Loaded,
      html`<p slot="error" class="own-words">Call us on extension 12; we know already.</p>`,
    ),
};
export const OwnWords: Story = {
  args: {
    heading: 'Your way to Gold',
    strings: { 'progress.next': 'Up next, {organization}:', 'progress.by': 'aim for {date}' },
  },
};
