import type { Facet, Resource } from '@partner-journey/contract';

/** By what the library can be narrowed, in the order in which it is offered. */
export const facetNames = ['kind', 'topic', 'audience', 'product', 'language', 'region', 'tier'] as const;
/** The name of a facet. */
export type FacetName = (typeof facetNames)[number];

/** Whether the library can be narrowed by this name. */
export function isFacetName(name: string): name is FacetName {
  return facetNames.some((known) => known === name);
}

/** The values of a resource, by facet. */
export function facetValuesOf(resource: Omit<Resource, 'mine'>): { name: FacetName; value: string }[] {
  const values: Readonly<Record<FacetName, readonly (string | undefined)[]>> = {
    kind: [resource.kind],
    topic: resource.topics ?? [],
    audience: [resource.audience],
    product: [resource.product],
    language: [resource.language],
    region: [resource.region],
    tier: [resource.tier],
  };
  return facetNames.flatMap((name) =>
    [...new Set(values[name])].flatMap((value) => (value === undefined ? [] : [{ name, value }])),
  );
}

/** Counted values as facets, most frequent first, each value in words; a facet that nothing has is there without values. */
export function facetsOf(
  counts: readonly { name: string; value: string; count: number }[],
  locale: string,
): Facet[] {
  return facetNames.map((name) => {
    const values = counts
      .filter((one) => one.name === name)
      .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
      .map(({ value, count }) => ({ value, label: labelOf(name, value, locale), count }));
    return { name, values };
  });
}

function labelOf(name: FacetName, value: string, locale: string): string {
  if (name === 'kind') return value.charAt(0).toLocaleUpperCase(locale) + value.slice(1);
  return name === 'language' ? languageName(value, locale) : value;
}

function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
