import '@partner-journey/elements/journey-resources.js';
import type { Strings } from '@partner-journey/elements';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing, type TemplateResult } from 'lit';
import { askForResource, keepFavorite } from '../support/conditions.js';
import { withFavoritesKeptHere, withLongWords, withMinimumData } from '../support/variations.js';
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
  ...metaOf<Args>('journey-resources', render, { act: askForResource }),
  title: 'Elements/journey-resources',
};
// Storybook reads the meta data of a file from its default export.
export default meta;

export const Overview: Story = { tags: ['R4', 'R16', 'R30'] };

export const Rows: Story = { args: { view: 'rows' }, tags: ['R21'] };
export const ForAStage: Story = { args: { stageId: 'onboard' }, tags: ['R9', 'X2'] };
export const ForAStep: Story = { args: { stepId: 'connect-sandbox' }, tags: ['R9', 'X2'] };
export const SmallPages: Story = { args: { pageSize: 3 }, tags: ['R21'] };
export const Searched: Story = {
  tags: ['R1'],
  async play(context) {
    const widget = await shown(context);
    await fillIn(widget, 'input[type=search]', 'sandbox');
    await part(widget, 'mark');
  },
};
export const NothingFound: Story = {
  tags: ['R20'],
  async play(context) {
    const widget = await shown(context);
    await fillIn(widget, 'input[type=search]', 'sandbx kees for teapots');
    await part(widget, '[part~=nothing]');
  },
};
export const Filtered: Story = {
  tags: ['R2'],
  play: async (context) => press(await shown(context), '[part~=filter]'),
};

export const FavoritesKeptHere: Story = { loaders: [loadClient({ edit: withFavoritesKeptHere })] };

export const Loading: Story = { ...inCondition('loading'), tags: ['R21'] };
export const Empty: Story = inCondition('empty');
export const Failed: Story = { ...inCondition('error'), name: 'Error' };
export const Offline: Story = inCondition('offline');
export const Stale: Story = inCondition('stale');
export const NotYetSaved: Story = inCondition('unsaved');
export const NetworkInTheWay: Story = inCondition('network');
export const ChangeRefused: Story = inCondition('refused');
export const FavoriteNotYetSaved: Story = {
  ...inCondition('held-back'),
  loaders: [loadClient({ act: keepFavorite })],
};
export const FavoriteRefused: Story = {
  tags: ['R4'],
  ...inCondition('refused'),
  loaders: [loadClient({ act: keepFavorite })],
};
export const SignInNeeded: Story = inCondition('sign-in');

export const SeenByAPartnersAdmin: Story = seenBy('partner-admin');
export const SeenByTheProgram: Story = seenBy('program');

export const SmallLibrary: Story = { args: { fixture: 'small' } };
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

export const OwnTokens: Story = inHost('round');
export const OwnTokensDark: Story = { ...OwnTokens, ...pages.dark, tags: ['!autodocs'] };
export const BigSerifHost: Story = inHost('serif');
export const RowsNarrow: Story = { ...Rows, ...pages.narrow320, tags: ['!autodocs'] };

export const OwnLoading: Story = inOwnWords(render, 'loading', 'One moment, we are fetching the shelf.');
export const OwnEmpty: Story = inOwnWords(render, 'empty', 'The library opens on Monday.');
export const OwnError: Story = inOwnWords(render, 'error', 'The library is closed for a moment.');
export const OwnItem: Story = {
  render: (args, { loaded }) =>
    render(
      args,
      loaded as Loaded,
      html`<p slot="item-sandbox-essentials" class="own-item">
        <b aria-hidden="true">SE</b>
        <a href="https://learn.tidewater.example/courses/sandbox-essentials">Sandbox essentials</a>
      </p>`,
    ),
};
export const OwnItemInRows: Story = { ...OwnItem, args: { view: 'rows' }, tags: ['!autodocs'] };
export const OwnWords: Story = {
  args: {
    heading: 'Library',
    strings: { 'resources.search': 'What do you need?', 'resources.more-filters': 'More' },
  },
};
