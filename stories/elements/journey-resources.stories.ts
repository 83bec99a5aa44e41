import '@partner-journey/elements/journey-resources.js';
import type { Strings } from '@partner-journey/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { askForResource } from '../support/conditions.js';
import { controlsOf } from '../support/controls.js';
import '../support/hosts.css';
import { logEvents } from '../support/log-events.js';
import { withLongWords, withMinimumData } from '../support/variations.js';
import {
  fillIn,
  loadClient,
  part,
  press,
  shown,
  type Loaded,
  type WidgetArgs,
} from '../support/widget-story.js';

interface Args extends WidgetArgs {
  stageId?: string;
  stepId?: string;
  pageSize?: number;
  view?: 'cards' | 'rows';
  strings?: Strings;
}
type Story = StoryObj<Args>;

function render(args: Args, { client }: Loaded, slotted: unknown = nothing): TemplateResult {
  return html`<journey-resources
    .client=${client}
    .strings=${args.strings}
    heading=${args.heading ?? nothing}
    heading-level=${args.headingLevel ?? nothing}
    theme=${args.theme ?? nothing}
    stage-id=${args.stageId ?? nothing}
    step-id=${args.stepId ?? nothing}
    page-size=${args.pageSize ?? nothing}
    view=${args.view ?? nothing}
    >${slotted}</journey-resources
  >`;
}

const meta: Meta<Args> = {
  title: 'Elements/journey-resources',
  component: 'journey-resources',
  argTypes: controlsOf<Args>('journey-resources'),
  args: { fixture: 'typical', role: 'partner', condition: 'ready' },
  beforeEach: logEvents('journey-resources'),
  loaders: [loadClient({ act: askForResource })],
  render: (args, { loaded }) => render(args, loaded as Loaded),
  play: async (context) => {
    await shown(context);
  },
};
// Storybook reads the meta data of a file from its default export.
export default meta;

export const Overview: Story = {};

export const Rows: Story = { args: { view: 'rows' } };
export const ForAStage: Story = { args: { stageId: 'onboard' } };
export const ForAStep: Story = { args: { stepId: 'connect-sandbox' } };
export const SmallPages: Story = { args: { pageSize: 3 } };
export const Searched: Story = {
  async play(context) {
    const widget = await shown(context);
    await fillIn(widget, 'input[type=search]', 'sandbox');
    await part(widget, 'mark');
  },
};
export const NothingFound: Story = {
  async play(context) {
    const widget = await shown(context);
    await fillIn(widget, 'input[type=search]', 'sandbx kees for teapots');
    await part(widget, '[part~=nothing]');
  },
};
export const Filtered: Story = {
  play: async (context) => press(await shown(context), '[part~=filter]'),
};

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

export const SmallLibrary: Story = { args: { fixture: 'small' } };
export const MinimumData: Story = { loaders: [loadClient({ edit: withMinimumData })] };
export const LongWords: Story = { loaders: [loadClient({ edit: withLongWords })] };
export const LongWordsNarrow: Story = { ...LongWords, globals: { width: '320px' }, tags: ['!autodocs'] };
export const HostileData: Story = { args: { fixture: 'hostile' } };
export const HostileDataNarrow: Story = { ...HostileData, globals: { width: '320px' }, tags: ['!autodocs'] };

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

export const OwnTokens: Story = { decorators: [(story) => html`<div class="host-round">${story()}</div>`] };
export const OwnTokensDark: Story = { ...OwnTokens, globals: { theme: 'dark' }, tags: ['!autodocs'] };
export const BigSerifHost: Story = {
  decorators: [(story) => html`<div class="host-serif">${story()}</div>`],
};
export const RowsNarrow: Story = { ...Rows, globals: { width: '320px' }, tags: ['!autodocs'] };

export const OwnLoading: Story = {
  args: { condition: 'loading' },
  render: (args, { loaded }) =>
    render(
      args,
      loaded as Loaded,
      html`<p slot="loading" class="own-words">One moment, we are fetching the shelf.</p>`,
    ),
};
export const OwnEmpty: Story = {
  args: { condition: 'empty' },
  render: (args, { loaded }) =>
    render(args, loaded as Loaded, html`<p slot="empty" class="own-words">The library opens on Monday.</p>`),
};
export const OwnError: Story = {
  args: { condition: 'error' },
  render: (args, { loaded }) =>
    render(
      args,
      loaded as Loaded,
      html`<p slot="error" class="own-words">The library is closed for a moment.</p>`,
    ),
};
export const OwnWords: Story = {
  args: {
    heading: 'Library',
    strings: { 'resources.search': 'What do you need?', 'resources.more-filters': 'More' },
  },
};
