import type { MappingProblem } from '@partner-journey/client/mapping';
import { mappingScript, type PartnerJourneyElement } from '../../partner-journey/partner-journey-element.js';

/** Whether the mapping of a root can be used. */
export interface MappingReport {
  readonly mapping: unknown;
  readonly problems: readonly MappingProblem[];
}

/** Holds the mapping of a root against its language, also one in a file; undefined where there is none. */
export async function reportMapping(root: PartnerJourneyElement): Promise<MappingReport | undefined> {
  if (root.adapter || root.mock) return undefined;
  const { mapping: given } = root;
  const script = root.querySelector(mappingScript)?.textContent;
  if (!given && script == null) return undefined;
  const { checkMapping, fetchMapping, parseMapping } = await import('@partner-journey/client/mapping');
  try {
    const mapping =
      typeof given === 'string'
        ? await fetchMapping(given)
        : (given ?? parseMapping(script ?? '', 'The mapping'));
    return { mapping, problems: await checkMapping(mapping) };
  } catch (error) {
    return {
      mapping: given ?? script,
      problems: [{ path: 'the mapping', message: error instanceof Error ? error.message : String(error) }],
    };
  }
}
