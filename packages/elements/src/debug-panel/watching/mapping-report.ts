import type { MappingProblem } from '@partner-journey/client/mapping';
import { rootMapping } from '../../other-host/root-mapping.js';
import { mappingScript, type PartnerJourneyElement } from '../../partner-journey/partner-journey-element.js';

/** Whether the mapping of a root can be used. */
export interface MappingReport {
  readonly mapping: unknown;
  readonly problems: readonly MappingProblem[];
}

/** Holds the mapping of a root against its language, also one in a file; undefined where there is none. */
export async function reportMapping(root: PartnerJourneyElement): Promise<MappingReport | undefined> {
  if (root.adapter || root.mock) return undefined;
  try {
    const given = await rootMapping(root);
    if (given === undefined) return undefined;
    const { checkMapping, fetchMapping } = await import('@partner-journey/client/mapping');
    const mapping = typeof given === 'string' ? await fetchMapping(given) : given;
    return { mapping, problems: await checkMapping(mapping) };
  } catch (error) {
    return {
      mapping: root.mapping || root.querySelector(mappingScript)?.textContent,
      problems: [{ path: 'the mapping', message: error instanceof Error ? error.message : String(error) }],
    };
  }
}
