import '@partner-journey/elements/journey-checklist.js';
import type { Strings } from '@partner-journey/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import {
  withEverythingDone,
  withLongWords,
  withManyStages,
  withManySteps,
  withMinimumData,
  withTwoWaysOn,
} from '../support/variations.js';
import { inCondition, inHost, inOwnWords, metaOf, pages, seenBy } from '../support/widget-parts.js';
import {
  loadClient,
  openStep,
  part,
  press,
  shown,
  until,
  type Loaded,
  type WidgetArgs,
} from '../support/widget-story.js';

interface Args extends WidgetArgs {
  stageId?: string;
  groupBy?: 'stage' | 'due' | 'side' | 'owner';
  side?: 'partner' | 'program' | 'both';
  filterable?: boolean;
  calendar?: boolean;
  hideDoneAfter?: number;
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
    ?filterable=${args.filterable}
    ?calendar=${args.calendar}
    hide-done-after=${args.hideDoneAfter ?? nothing}
    >${slotted}</journey-checklist
  >`;
}

const common = metaOf<Args>('journey-checklist', render);
const meta: Meta<Args> = {
  ...common,
  title: 'Elements/journey-checklist',
  argTypes: {
    ...common.argTypes,
    groupBy: { control: 'inline-radio', options: ['stage', 'due', 'side', 'owner'] },
    side: { control: 'inline-radio', options: ['both', 'partner', 'program'] },
  },
};
// Storybook reads the meta data of a file from its default export.
export default meta;

export const Overview: Story = { tags: ['C6', 'C15', 'C29', 'C36'] };

export const OneStageInEveryStatus: Story = { args: { stageId: 'onboard' }, tags: ['T19', 'C4'] };
export const OnlyThePartnersSide: Story = { args: { side: 'partner' } };
export const OnlyTheProgramsSide: Story = { args: { side: 'program' } };
export const GroupedByDueDay: Story = { args: { groupBy: 'due' }, tags: ['C9', 'C15'] };
export const GroupedBySide: Story = { args: { groupBy: 'side' }, tags: ['C15'] };
export const GroupedByOwner: Story = { args: { groupBy: 'owner' }, tags: ['C15'] };

export const WaitingForTheOtherSide: Story = {
  args: { filterable: true },
  tags: ['C10'],
  play: async (context) => press(await shown(context), '[part=filter]:last-child'),
};
export const FilterableNarrow: Story = {
  args: { filterable: true },
  ...pages.narrow320,
  tags: ['!autodocs'],
};
export const FilterableRightToLeft: Story = {
  args: { filterable: true },
  ...pages.rightToLeft,
  tags: ['!autodocs'],
};

export const FinishedMakesRoom: Story = { args: { hideDoneAfter: 7 }, tags: ['C20'] };

export const DueDaysForACalendar: Story = { args: { calendar: true }, tags: ['T35'] };

export const FormOpened: Story = {
  tags: ['C12', 'C23'],
  play: async (context) => openStep(await shown(context), 'Name two people for certification'),
};
export const DetailsOpened: Story = {
  tags: ['C1'],
  loaders: [loadClient({ edit: withTwoWaysOn })],
  play: async (context) => openStep(await shown(context), 'Write your profile for the partner directory'),
};
export const SentBackOpened: Story = {
  tags: ['C7'],
  play: async (context) => openStep(await shown(context), 'Upload your proof of insurance'),
};
export const HistoryOpened: Story = {
  tags: ['C8', 'C26', 'D28'],
  async play(context) {
    const widget = await shown(context);
    await openStep(widget, 'Upload your proof of insurance');
    await press(widget, '[part~=history-toggle]');
    await part(widget, '[part~=history-entry]');
  },
};
export const JourneyChanged: Story = { ...inCondition('revised'), tags: ['C22', 'D11'] };
export const NoLongerAskedOpened: Story = {
  ...inCondition('revised'),
  tags: ['C22'],
  play: async (context) => press(await shown(context), '[part~=removed] > button'),
};
export const RemarkBeingWritten: Story = {
  tags: ['C26', 'X15'],
  async play(context) {
    const widget = await shown(context);
    await openStep(widget, 'Connect your sandbox');
    await press(widget, '[part~=panel] [part~=action]:last-of-type');
    await part(widget, '[part~=readers]');
  },
};
export const WaitingForApprovalOpened: Story = {
  tags: ['C7'],
  play: async (context) => openStep(await shown(context), 'Answer the security questionnaire'),
};
export const BlockedOpened: Story = {
  tags: ['X18'],
  play: async (context) => openStep(await shown(context), 'Connect your sandbox'),
};
export const ReviewedByTheProgram: Story = {
  tags: ['C7'],
  args: { role: 'program' },
  play: async (context) => openStep(await shown(context), 'Answer the security questionnaire'),
};

export const TickTakenBack: Story = {
  tags: ['C2', 'C21'],
  async play(context) {
    const widget = await shown(context);
    const tick = 'input[type=checkbox]';
    await press(widget, tick);
    await part(widget, '[part~=saved]');
    await press(widget, tick);
    const box = await part<HTMLInputElement>(widget, tick);
    await until(() => !box.checked, 'the step is to do again');
  },
};

export const Loading: Story = inCondition('loading');
export const Empty: Story = inCondition('empty');
export const Failed: Story = { ...inCondition('error'), name: 'Error' };
export const Offline: Story = { ...inCondition('offline'), tags: ['C32', 'D35'] };
export const Stale: Story = { ...inCondition('stale'), tags: ['D35'] };
export const NotYetSaved: Story = { ...inCondition('unsaved'), tags: ['C32'] };
export const NetworkInTheWay: Story = inCondition('network');
export const ChangeRefused: Story = { ...inCondition('refused'), tags: ['C21'] };
export const SomebodyElseWasFaster: Story = { ...inCondition('overtaken'), tags: ['C33'] };
export const SignInNeeded: Story = inCondition('sign-in');

export const SeenByAPartnersAdmin: Story = seenBy('partner-admin');
export const SeenByTheProgram: Story = { ...seenBy('program'), tags: ['C5'] };

export const EverythingDone: Story = {
  loaders: [loadClient({ edit: withEverythingDone })],
  tags: ['C28', 'C37', 'D30'],
};
export const SmallJourney: Story = { args: { fixture: 'small' } };
export const MinimumData: Story = { loaders: [loadClient({ edit: withMinimumData })] };
export const ManyStages: Story = { loaders: [loadClient({ edit: withManyStages })] };
export const ManySteps: Story = { loaders: [loadClient({ edit: withManySteps })] };
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

export const OwnTokens: Story = inHost('round');
export const OwnTokensDark: Story = { ...OwnTokens, ...pages.dark, tags: ['!autodocs'] };
export const BigSerifHost: Story = inHost('serif');
export const FormNarrow: Story = { ...FormOpened, ...pages.narrow320, tags: ['!autodocs'] };
export const FormDark: Story = { ...FormOpened, ...pages.dark, tags: ['!autodocs'] };

export const OwnLoading: Story = inOwnWords(render, 'loading', 'One moment, we are fetching your list.');
export const OwnEmpty: Story = inOwnWords(render, 'empty', 'Nothing to do this week. Enjoy it.');
export const OwnError: Story = inOwnWords(
  render,
  'error',
  'The list is on a break. Write to partners@tidewater.example meanwhile.',
);
export const OwnItem: Story = {
  render: (args, { loaded }) =>
    render(
      args,
      loaded as Loaded,
      html`<span slot="item-sandbox-course" class="own-item"
        ><b aria-hidden="true">SE</b> Sandbox essentials, with Mei on Thursdays</span
      >`,
    ),
};
export const OwnWords: Story = {
  args: {
    heading: 'Get going',
    strings: { 'checklist.fill-in': 'Go', 'status.blocked': 'Stuck', 'checklist.optional': 'if you like' },
  },
};
