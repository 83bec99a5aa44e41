import '@partner-journey/elements/journey-feedback.js';
import type { Strings } from '@partner-journey/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { sendWords } from '../support/conditions.js';
import { controlsOf } from '../support/controls.js';
import '../support/hosts.css';
import { logEvents } from '../support/log-events.js';
import { withLongWords, withoutSurveys } from '../support/variations.js';
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
  surveyId?: string;
  stageId?: string;
  stepId?: string;
  strings?: Strings;
}
type Story = StoryObj<Args>;

function render(args: Args, { client }: Loaded, slotted: unknown = nothing): TemplateResult {
  return html`<journey-feedback
    .client=${client}
    .strings=${args.strings}
    heading=${args.heading ?? nothing}
    heading-level=${args.headingLevel ?? nothing}
    theme=${args.theme ?? nothing}
    survey-id=${args.surveyId ?? nothing}
    stage-id=${args.stageId ?? nothing}
    step-id=${args.stepId ?? nothing}
    >${slotted}</journey-feedback
  >`;
}

const meta: Meta<Args> = {
  title: 'Elements/journey-feedback',
  component: 'journey-feedback',
  argTypes: controlsOf<Args>('journey-feedback'),
  args: { fixture: 'typical', role: 'partner', condition: 'ready' },
  beforeEach: logEvents('journey-feedback'),
  loaders: [loadClient({ act: sendWords })],
  render: (args, { loaded }) => render(args, loaded as Loaded),
  play: async (context) => {
    await shown(context);
  },
};
// Storybook reads the meta data of a file from its default export.
export default meta;

export const Overview: Story = {};

export const SecondQuestion: Story = {
  async play(context) {
    const widget = await shown(context);
    await press(widget, 'input[type=radio][value="4"]');
    await press(widget, '[part~=send]');
    await part(widget, '[part~=survey] textarea');
  },
};
export const AnswerMissing: Story = {
  async play(context) {
    const widget = await shown(context);
    await press(widget, '[part~=send]');
    await part(widget, '[aria-invalid=true]');
  },
};
export const Thanks: Story = {
  args: { surveyId: 'anything-else' },
  async play(context) {
    const widget = await shown(context);
    await fillIn(widget, '[part~=survey] textarea', 'Fewer forms, please.');
    await press(widget, '[part~=send]');
    await part(widget, '[part~=thanks]');
  },
};
export const TextQuestion: Story = { args: { surveyId: 'anything-else' } };
export const OpenBox: Story = { loaders: [loadClient({ edit: withoutSurveys })] };

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

export const SmallSample: Story = { args: { fixture: 'small' } };
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

export const OwnTokens: Story = { decorators: [(story) => html`<div class="host-violet">${story()}</div>`] };
export const OwnTokensDark: Story = { ...OwnTokens, globals: { theme: 'dark' }, tags: ['!autodocs'] };
export const BigSerifHost: Story = {
  decorators: [(story) => html`<div class="host-serif">${story()}</div>`],
};

export const OwnLoading: Story = {
  args: { condition: 'loading' },
  render: (args, { loaded }) =>
    render(args, loaded as Loaded, html`<p slot="loading" class="own-words">One moment, please.</p>`),
};
export const OwnEmpty: Story = {
  args: { condition: 'empty' },
  render: (args, { loaded }) =>
    render(args, loaded as Loaded, html`<p slot="empty" class="own-words">We have no questions today.</p>`),
};
export const OwnError: Story = {
  args: { condition: 'error' },
  render: (args, { loaded }) =>
    render(
      args,
      loaded as Loaded,
      html`<p slot="error" class="own-words">
        We cannot take your words right now. Call us on extension 12.
      </p>`,
    ),
};
export const OwnWords: Story = {
  args: { heading: 'Talk to us', strings: { 'feedback.next': 'Go on', 'feedback.not-now': 'Another day' } },
};
