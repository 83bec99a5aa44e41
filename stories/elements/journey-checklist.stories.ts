import '@partner-journey/elements/journey-checklist.js';
import type { Strings } from '@partner-journey/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { controlsOf } from '../support/controls.js';
import '../support/hosts.css';
import { logEvents } from '../support/log-events.js';
import { withEverythingDone, withLongWords, withManyStages, withMinimumData } from '../support/variations.js';
import { loadClient, openStep, shown, type Loaded, type WidgetArgs } from '../support/widget-story.js';

interface Args extends WidgetArgs {
  stageId?: string;
  groupBy?: 'stage' | 'due' | 'side';
  side?: 'partner' | 'program' | 'both';
  strings?: Strings;
}
type Story = StoryObj<Args>;

function render(args: Args, { client }: Loaded, slotted: unknown = nothing): TemplateResult {
  return html`<journey-checklist
    .client=${client}
    .strings=${args.strings}
    heading=${args.heading ?? nothing}
    heading-level=${args.headingLevel ?? nothing}
    theme=${args.theme ?? nothing}
    stage-id=${args.stageId ?? nothing}
    group-by=${args.groupBy ?? nothing}
    side=${args.side ?? nothing}
    >${slotted}</journey-checklist
  >`;
}

const meta: Meta<Args> = {
  title: 'Elements/journey-checklist',
  component: 'journey-checklist',
  argTypes: {
    ...controlsOf<Args>('journey-checklist'),
    groupBy: { control: 'inline-radio', options: ['stage', 'due', 'side'] },
    side: { control: 'inline-radio', options: ['both', 'partner', 'program'] },
  },
  args: { fixture: 'typical', role: 'partner', condition: 'ready' },
  beforeEach: logEvents('journey-checklist'),
  loaders: [loadClient()],
  render: (args, { loaded }) => render(args, loaded as Loaded),
  play: async (context) => {
    await shown(context);
  },
};
// Storybook reads the meta data of a file from its default export.
export default meta;

export const Overview: Story = {};

export const OneStageInEveryStatus: Story = { args: { stageId: 'onboard' } };
export const OnlyThePartnersSide: Story = { args: { side: 'partner' } };
export const OnlyTheProgramsSide: Story = { args: { side: 'program' } };
export const GroupedByDueDay: Story = { args: { groupBy: 'due' } };
export const GroupedBySide: Story = { args: { groupBy: 'side' } };

export const FormOpened: Story = {
  play: async (context) => openStep(await shown(context), 'Name two people for certification'),
};
export const SentBackOpened: Story = {
  play: async (context) => openStep(await shown(context), 'Upload your proof of insurance'),
};
export const WaitingForApprovalOpened: Story = {
  play: async (context) => openStep(await shown(context), 'Answer the security questionnaire'),
};
export const BlockedOpened: Story = {
  play: async (context) => openStep(await shown(context), 'Connect your sandbox'),
};
export const ReviewedByTheProgram: Story = {
  args: { role: 'program' },
  play: async (context) => openStep(await shown(context), 'Answer the security questionnaire'),
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

export const EverythingDone: Story = { loaders: [loadClient({ edit: withEverythingDone })] };
export const SmallJourney: Story = { args: { fixture: 'small' } };
export const MinimumData: Story = { loaders: [loadClient({ edit: withMinimumData })] };
export const ManyStages: Story = { loaders: [loadClient({ edit: withManyStages })] };
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
export const FormNarrow: Story = { ...FormOpened, globals: { width: '320px' }, tags: ['!autodocs'] };
export const FormDark: Story = { ...FormOpened, globals: { theme: 'dark' }, tags: ['!autodocs'] };

export const OwnLoading: Story = {
  args: { condition: 'loading' },
  render: (args, { loaded }) =>
    render(
      args,
      loaded as Loaded,
      html`<p slot="loading" class="own-words">One moment, we are fetching your list.</p>`,
    ),
};
export const OwnEmpty: Story = {
  args: { condition: 'empty' },
  render: (args, { loaded }) =>
    render(
      args,
      loaded as Loaded,
      html`<p slot="empty" class="own-words">Nothing to do this week. Enjoy it.</p>`,
    ),
};
export const OwnError: Story = {
  args: { condition: 'error' },
  render: (args, { loaded }) =>
    render(
      args,
      loaded as Loaded,
      html`<p slot="error" class="own-words">
        The list is on a break. Write to partners@tidewater.example meanwhile.
      </p>`,
    ),
};
export const OwnWords: Story = {
  args: {
    heading: 'Get going',
    strings: { 'checklist.fill-in': 'Go', 'status.blocked': 'Stuck', 'checklist.optional': 'if you like' },
  },
};
