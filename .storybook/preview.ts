import manifest from '@partner-journey/elements/custom-elements.json' with { type: 'json' };
import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { withPageSettings } from './page-settings.js';
import './preview.css';

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ['autodocs'],
  decorators: [withPageSettings],
  parameters: {
    a11y: { test: 'error' },
    controls: { expanded: true, sort: 'requiredFirst' },
    layout: 'fullscreen',
    backgrounds: { disable: true },
    options: {
      storySort: {
        order: [
          'Overview',
          'Elements',
          [
            'partner-journey',
            'journey-progress',
            'journey-checklist',
            'journey-feedback',
            'journey-resources',
          ],
          'Guides',
          'Decisions',
        ],
      },
    },
  },
  initialGlobals: { theme: 'light', locale: 'en', width: 'full', textSize: '100%' },
  globalTypes: {
    theme: {
      description: 'Color scheme of the page',
      toolbar: { icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
    locale: {
      description: 'Language and direction of the page',
      toolbar: {
        icon: 'globe',
        items: [
          { value: 'en', title: 'English' },
          { value: 'ar', title: 'العربية' },
        ],
        dynamicTitle: true,
      },
    },
    width: {
      description: 'Width of the place the element stands in',
      toolbar: {
        icon: 'grow',
        items: [
          { value: '320px', title: '320 px' },
          { value: '390px', title: '390 px' },
          { value: 'full', title: 'Full width' },
        ],
        dynamicTitle: true,
      },
    },
    textSize: {
      description: 'Text size of the page',
      toolbar: { icon: 'paragraph', items: ['100%', '200%'], dynamicTitle: true },
    },
  },
};

// Storybook reads its configuration from the default export.
export default preview;
