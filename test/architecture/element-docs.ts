import type { SourceFile } from './source-files.js';

interface Documented {
  readonly name: string;
  readonly description?: string;
  readonly summary?: string;
}

/** A class in the custom-elements manifest, as far as its documentation goes. */
export interface ElementDeclaration extends Documented {
  readonly tagName?: string;
  readonly members?: readonly (Documented & { readonly kind: string; readonly static?: boolean })[];
  readonly attributes?: readonly Documented[];
  readonly events?: readonly (Documented & { readonly type?: { readonly text: string } })[];
  readonly slots?: readonly Documented[];
  readonly cssParts?: readonly Documented[];
  readonly cssProperties?: readonly Documented[];
}

/** An element, with the sources of its folder and of what all elements share. */
export interface ElementSources {
  readonly declaration: ElementDeclaration;
  readonly own: readonly SourceFile[];
  readonly shared: readonly SourceFile[];
}

const says = ({ description = '', summary = '' }: Documented): boolean =>
  `${description}${summary}`.trim() !== '';

function undescribed(kind: string, items: readonly Documented[] = []): string[] {
  return items.filter((item) => !says(item)).map(({ name }) => `${kind} "${name}" has no description`);
}

function matches(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap(({ text }) =>
    [...text.matchAll(pattern)].flatMap(([, names = '']) => names.split(/\s+/)),
  );
}

function undocumented(kind: string, used: readonly string[], documented: readonly string[]): string[] {
  const missing = [...new Set(used)].filter((name) => !name.includes('$') && !documented.includes(name));
  return missing.map((name) => `${kind} "${name}" is used but not documented`);
}

function judgeDescriptions(declaration: ElementDeclaration): string[] {
  const { members = [], attributes, events = [], slots, cssParts, cssProperties } = declaration;
  const untyped = events.filter(({ type }) => ['', 'Event', 'CustomEvent'].includes(type?.text ?? ''));
  return [
    ...(says(declaration) ? [] : ['the element has no summary']),
    ...undescribed(
      'property or method',
      members.filter((member) => member.static !== true),
    ),
    ...undescribed('attribute', attributes),
    ...undescribed('event', events),
    ...untyped.map(({ name }) => `event "${name}" names no class of ours`),
    ...undescribed('slot', slots),
    ...undescribed('part', cssParts),
    ...undescribed('custom property', cssProperties),
  ];
}

function judgeUses({ declaration, own, shared }: ElementSources): string[] {
  const { slots = [], cssParts = [], cssProperties = [], events = [] } = declaration;
  const names = (items: readonly Documented[]): string[] => items.map(({ name }) => name);
  const sharedProperties = matches(shared, /var\((--journey-[a-z-]+)/g);
  const dispatched = own.flatMap(({ text }) =>
    [...text.matchAll(/new (Journey\w+Event)\(/g)].map(([, name = '']) => name),
  );
  return [
    ...undocumented('slot', matches(own, /<slot name="([^"]+)"/g), names(slots)),
    ...undocumented('part', matches(own, /\spart="([^"]+)"/g), names(cssParts)),
    ...undocumented('custom property', matches(own, /var\((--journey-[a-z-]+)/g), [
      ...names(cssProperties),
      ...sharedProperties,
      ...matches(own, /(--journey-use-[a-z-]+)/g),
      ...matches(shared, /(--journey-use-[a-z-]+)/g),
    ]),
    ...undocumented(
      'event',
      dispatched,
      events.map(({ type }) => type?.text ?? ''),
    ),
  ];
}

/** Says which tags are missing in the doc block of an element, and which name what is not there. */
export function judgeDocs(sources: ElementSources): readonly string[] {
  const tag = sources.declaration.tagName ?? sources.declaration.name;
  return [...judgeDescriptions(sources.declaration), ...judgeUses(sources)].map(
    (problem) => `<${tag}>: ${problem}`,
  );
}
