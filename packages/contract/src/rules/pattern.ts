const longestChecked = 200;
const worstCase = 10_000_000;

/**
 * Whether a whole value matches a host's pattern, as in HTML `pattern`. Never throws and never takes long: a pattern that
 * is no regular expression, or that could make the engine try for ever (repeated groups, look-around, back references,
 * too many open ends), is not enforced here, nor is any on a value of more than 200 characters; the host's own check decides.
 */
export function matchesPattern(value: string, pattern: string): boolean {
  if (value.length > longestChecked || !isQuick(pattern)) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'v').test(value);
  } catch {
    return true;
  }
}

/** Estimates how many ways there are to try a pattern: without repeated groups it is the product over its quantifiers. */
function isQuick(pattern: string): boolean {
  if (/\\[1-9k]/.test(pattern)) return false;
  const bare = pattern.replace(/\\./gs, 'x').replace(/\[[^\]]*\]/g, 'x');
  if (/\(\?[^:]/.test(bare) || /\)[*+{]/.test(bare)) return false;
  let ways = 1;
  for (const [quantifier, low, open, high] of bare.matchAll(/[*+?|]|\{(\d+)(,?)(\d*)\}/g)) {
    if (quantifier === '?' || quantifier === '|') ways *= 2;
    else if (low === undefined || (open && !high)) ways *= longestChecked;
    else if (high) ways *= Math.max(1, Math.min(longestChecked, Number(high) - Number(low) + 1));
  }
  return ways <= worstCase;
}
