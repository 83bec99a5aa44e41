import { ConfigError } from '@partner-journey/client';
import type { Mapping } from '@partner-journey/client/mapping';
import { mappingScript, type PartnerJourneyElement } from '../partner-journey/partner-journey-element.js';

/**
 * The mapping of a root, or the address of its file; undefined when it has none.
 * @throws {ConfigError} when there are several, of which one would be passed over, or one that is no JSON.
 */
export async function rootMapping(root: PartnerJourneyElement): Promise<Mapping | string | undefined> {
  const { mapping, localName } = root;
  const [script, ...others] = root.querySelectorAll(mappingScript);
  if (others.length > 0 || (mapping && script)) {
    throw new ConfigError(
      `<${localName}> has more than one mapping: give it "mapping-src", or a mapping by property, or one script of the type application/json inside it.`,
    );
  }
  if (mapping || !script) return mapping || undefined;
  const { parseMapping } = await import('@partner-journey/client/mapping');
  return parseMapping(script.textContent, `The mapping inside <${localName}>`);
}
