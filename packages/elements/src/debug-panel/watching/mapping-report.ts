import type { MappingProblem } from '@partner-journey/client/mapping';
import { mappingScript, type PartnerJourneyElement } from '../../partner-journey/partner-journey-element.js';

/** Whether a mapping that stands in the page can be used. */
export interface MappingReport {
  readonly mapping: unknown;
  readonly problems: readonly MappingProblem[];
}

/** Holds the mapping of a root against its language; undefined where there is none, or only the address of one. */
export async function reportMapping(root: PartnerJourneyElement): Promise<MappingReport | undefined> {
  if (root.adapter || root.mock || typeof root.mapping === 'string') return undefined;
  const script = root.querySelector(mappingScript)?.textContent;
  if (!root.mapping && script == null) return undefined;
  const { checkMapping, parseMapping } = await import('@partner-journey/client/mapping');
  try {
    const mapping = root.mapping ?? parseMapping(script ?? '', 'The mapping');
    return { mapping, problems: await checkMapping(mapping) };
  } catch (error) {
    return {
      mapping: script,
      problems: [{ path: 'the mapping', message: error instanceof Error ? error.message : String(error) }],
    };
  }
}
