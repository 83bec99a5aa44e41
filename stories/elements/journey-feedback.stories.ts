import '@partner-journey/elements/journey-feedback.js';
import type { Strings } from '@partner-journey/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { sendWords } from '../support/conditions.js';
import { asking, type QuestionName } from '../support/question-surveys.js';
import { withFeedbackByMail, withLongWords, withMinimumData, withoutSurveys } from '../support/variations.js';
import { inCondition, inHost, inOwnWords, metaOf, pages, seenBy } from '../support/widget-parts.js';
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
  plainScales?: boolean;
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
    ?plain-scales=${args.plainScales}
    >${slotted}</journey-feedback
  >`;
}

const meta: Meta<Args> = {
  ...metaOf<Args>('journey-feedback', render, { act: sendWords }),
  title: 'Elements/journey-feedback',
};
// Storybook reads the meta data of a file from its default export.
export default meta;

export const Overview: Story = { tags: ['F1', 'F14', 'F16', 'F22', 'F23', 'F27', 'F33'] };

export const SecondQuestion: Story = {
  tags: ['F6', 'F7', 'F8', 'F34'],
  async play(context) {
    const widget = await shown(context);
    await press(widget, 'input[type=radio][value="4"]');
    await press(widget, '[part~=send]');
    await part(widget, '[part~=survey] textarea');
  },
};
export const AnswerMissing: Story = {
  tags: ['F33'],
  async play(context) {
    const widget = await shown(context);
    await press(widget, '[part~=send]');
    await part(widget, '[aria-invalid=true]');
  },
};
/** One question of a kind, as a host may ask it. */
const asked = (name: QuestionName): Story => ({
  loaders: [loadClient({ edit: asking(name) })],
});
export const Stars: Story = {
  ...asked('stars'),
  tags: ['F2'],
  play: async (context) => press(await shown(context), 'input[type=radio][value="4"]'),
};
export const Faces: Story = {
  ...asked('faces'),
  tags: ['F2', 'F36'],
  play: async (context) => press(await shown(context), 'input[type=radio][value="4"]'),
};
export const FacesAsNumbers: Story = { ...asked('faces'), tags: ['F36'], args: { plainScales: true } };
export const Effort: Story = { ...asked('effort'), tags: ['F3'] };
export const SeveralAnswers: Story = {
  ...asked('several'),
  tags: ['F4'],
  play: async (context) => press(await shown(context), 'input[type=checkbox][value="else"]'),
};
export const Ranking: Story = {
  ...asked('rank'),
  tags: ['F5'],
  async play(context) {
    const widget = await shown(context);
    await press(widget, 'input[value="training"]');
    await press(widget, 'input[value="leads"]');
  },
};
export const Matrix: Story = {
  ...asked('matrix'),
  tags: ['F5'],
  async play(context) {
    const widget = await shown(context);
    await press(widget, 'input[value="partly"]');
    await press(widget, '[part~=send]');
  },
};
export const MatrixNarrow: Story = { ...asked('matrix'), ...pages.narrow320, tags: ['!autodocs'] };
export const Day: Story = { ...asked('date'), tags: ['F5'] };
export const Contact: Story = { ...asked('contact'), tags: ['F5', 'F24'] };
export const ContactRightToLeft: Story = { ...asked('contact'), ...pages.rightToLeft, tags: ['!autodocs'] };
export const Consent: Story = { ...asked('consent'), tags: ['F5'] };
export const FacesNarrow: Story = { ...asked('faces'), ...pages.narrow320, tags: ['!autodocs'] };
export const StarsRightToLeft: Story = { ...Stars, ...pages.rightToLeft, tags: ['!autodocs'] };
export const RankingRightToLeft: Story = { ...Ranking, ...pages.rightToLeft, tags: ['!autodocs'] };
export const RankingDark: Story = { ...Ranking, ...pages.dark, tags: ['!autodocs'] };
export const ThanksWithAWayOn: Story = {
  tags: ['F32'],
  loaders: [loadClient({ edit: asking('stars') })],
  async play(context) {
    const widget = await shown(context);
    await press(widget, 'input[type=radio][value="5"]');
    await press(widget, '[part~=send]');
    await part(widget, '[part~=thanks] a');
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

export const ByMail: Story = { loaders: [loadClient({ edit: withFeedbackByMail })] };
export const ByMailNarrow: Story = { ...ByMail, ...pages.narrow320, tags: ['!autodocs'] };
export const ByMailRightToLeft: Story = { ...ByMail, ...pages.rightToLeft, tags: ['!autodocs'] };

export const Loading: Story = inCondition('loading');
export const Empty: Story = inCondition('empty');
export const Failed: Story = { ...inCondition('error'), name: 'Error' };
export const Offline: Story = { ...inCondition('offline'), tags: ['F25'] };
export const Stale: Story = inCondition('stale');
export const NotYetSaved: Story = { ...inCondition('unsaved'), tags: ['F25'] };
export const HeldBackOnTheDevice: Story = { ...inCondition('held-back'), tags: ['F26'] };
export const HeldBackNarrow: Story = { ...HeldBackOnTheDevice, ...pages.narrow320, tags: ['!autodocs'] };
export const HeldBackRightToLeft: Story = {
  ...HeldBackOnTheDevice,
  ...pages.rightToLeft,
  tags: ['!autodocs'],
};
export const HeldBackDark: Story = { ...HeldBackOnTheDevice, ...pages.dark, tags: ['!autodocs'] };
export const NetworkInTheWay: Story = inCondition('network');
export const NetworkInTheWayNarrow: Story = { ...NetworkInTheWay, ...pages.narrow320, tags: ['!autodocs'] };
export const NetworkInTheWayRightToLeft: Story = {
  ...NetworkInTheWay,
  ...pages.rightToLeft,
  tags: ['!autodocs'],
};
export const ChangeRefused: Story = { ...inCondition('refused'), tags: ['F26'] };
export const SignInNeeded: Story = inCondition('sign-in');

export const SeenByAPartnersAdmin: Story = seenBy('partner-admin');
export const SeenByTheProgram: Story = seenBy('program');

export const SmallSample: Story = { args: { fixture: 'small' } };
export const MinimumData: Story = { loaders: [loadClient({ edit: withMinimumData })] };
export const LongWords: Story = { loaders: [loadClient({ edit: withLongWords })] };
export const LongWordsNarrow: Story = { ...LongWords, ...pages.narrow320, tags: ['!autodocs'] };
export const HostileData: Story = { args: { fixture: 'hostile' } };
export const HostileDataNarrow: Story = { ...HostileData, ...pages.narrow320, tags: ['!autodocs'] };

export const Dark: Story = { ...pages.dark, tags: ['!autodocs'] };
export const DarkOnALightPage: Story = { args: { theme: 'dark' } };
export const Narrow320: Story = { ...pages.narrow320, name: '320 px wide', tags: ['!autodocs'] };
export const Narrow390: Story = { ...pages.narrow390, name: '390 px wide', tags: ['!autodocs'] };
export const RightToLeft: Story = { ...pages.rightToLeft, tags: ['!autodocs'] };
export const RightToLeftNarrow: Story = { ...pages.rightToLeftNarrow, tags: ['!autodocs'] };
export const LargeText: Story = { ...pages.largeText, name: '200 % text', tags: ['!autodocs'] };
export const LargeTextNarrow: Story = {
  ...pages.largeTextNarrow,
  name: '200 % text, 320 px wide',
  tags: ['!autodocs'],
};

export const OwnTokens: Story = inHost('violet');
export const OwnTokensDark: Story = { ...OwnTokens, ...pages.dark, tags: ['!autodocs'] };
export const BigSerifHost: Story = inHost('serif');

export const OwnLoading: Story = inOwnWords(render, 'loading', 'One moment, please.');
export const OwnEmpty: Story = inOwnWords(render, 'empty', 'We have no questions today.');
export const OwnError: Story = inOwnWords(
  render,
  'error',
  'We cannot take your words right now. Call us on extension 12.',
);
export const OwnWords: Story = {
  args: { heading: 'Talk to us', strings: { 'feedback.next': 'Go on', 'feedback.not-now': 'Another day' } },
};
