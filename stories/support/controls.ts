import manifest from '@partner-journey/elements/custom-elements.json' with { type: 'json' };
import type { ArgTypes } from '@storybook/web-components-vite';
import { conditions } from './conditions.js';
import type { SampleArgs } from './sample.js';

/** What the manifest says of one thing an element has. */
export interface ManifestEntry {
  readonly name: string;
  readonly description?: string;
  readonly type?: { readonly text: string };
}

/** What the manifest says of one element. */
export interface ManifestElement {
  readonly name: string;
  readonly tagName?: string;
  readonly members?: readonly (ManifestEntry & { readonly attribute?: string; readonly static?: boolean })[];
  readonly attributes?: readonly (ManifestEntry & { readonly fieldName?: string })[];
  readonly events?: readonly ManifestEntry[];
  readonly slots?: readonly ManifestEntry[];
  readonly cssParts?: readonly ManifestEntry[];
  readonly cssProperties?: readonly ManifestEntry[];
}

const declarations = (manifest.modules as { declarations?: ManifestElement[] }[]).flatMap(
  ({ declarations = [] }) => declarations,
);

/** Every element of the manifest that has a tag. */
export const elements: readonly (ManifestElement & { tagName: string })[] = declarations.filter(
  (element): element is ManifestElement & { tagName: string } => element.tagName !== undefined,
);

/** The names of the events an element documents. */
export function eventsOf(tag: string): string[] {
  return elementOf(tag).events?.map(({ name }) => name) ?? [];
}

/** Reflected for style sheets: setting them does nothing. */
const reflected: readonly string[] = ['status', 'offline', 'stale'];

/** Controls for what an element can be set to, as its manifest has it, and for the sample data it shows. */
export function controlsOf<Args extends SampleArgs>(tag: string): Partial<ArgTypes<Args>> {
  const { members = [], attributes = [], slots = [] } = elementOf(tag);
  const settable = members.filter(
    ({ attribute, name }) => attribute !== undefined && !reflected.includes(name),
  );
  return {
    ...Object.fromEntries(members.map(({ name }) => [name, { control: false }])),
    ...Object.fromEntries(settable.map((member) => [member.name, controlOf(member)])),
    // the property stands for its attribute
    ...Object.fromEntries(
      attributes
        .filter(({ name, fieldName }) => name !== fieldName)
        .map(({ name }) => [name, { table: { disable: true } }]),
    ),
    ...Object.fromEntries(
      members.filter((member) => member.static).map(({ name }) => [name, { table: { disable: true } }]),
    ),
    // a slot and a part may have the same name
    ...Object.fromEntries(
      slots.map(({ name, description }) => [
        `slot ${name}`,
        { name: name || '(default)', description, control: false, table: { category: 'slots' } },
      ]),
    ),
    ...sampleControls,
  } as Partial<ArgTypes<Args>>;
}

const sampleControls = {
  fixture: {
    control: 'inline-radio',
    options: ['small', 'typical', 'hostile'],
    description: 'Sample data to show.',
    table: { category: 'sample' },
  },
  role: {
    control: 'inline-radio',
    options: ['partner', 'partner-admin', 'program'],
    description: 'Who is looking.',
    table: { category: 'sample' },
  },
  condition: {
    control: 'select',
    options: conditions,
    description: 'What it is in the middle of.',
    table: { category: 'sample' },
  },
};

function elementOf(tag: string): ManifestElement {
  const element = elements.find(({ tagName }) => tagName === tag);
  if (!element) throw new TypeError(`There is no <${tag}> in the manifest.`);
  return element;
}

function controlOf({ type }: ManifestEntry): object {
  const text = type?.text ?? '';
  const options = [...text.matchAll(/'([^']+)'/g)].map(([, option]) => option);
  if (options.length > 0)
    return { control: 'select', options: text.includes('undefined') ? [undefined, ...options] : options };
  if (text.startsWith('boolean')) return { control: 'boolean' };
  return { control: text.startsWith('number') ? 'number' : 'text' };
}
