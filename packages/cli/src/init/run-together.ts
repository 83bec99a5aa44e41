/** Words of which names are made that are written without anything between: `duedate`, `timecompleted`. */
const parts: ReadonlySet<string> = new Set(
  [
    'access account actual assigned assignee author avatar begin birth by category closed code company completed',
    'completion content count course created creation customer data date deadline default desc description display',
    'done due duration email end estimate estimated file finish first full given goal group icon id image info item',
    'kind label lang language last level link list long mail mandatory max min mime minutes mobile modified module',
    'name number object of on open order original outcome owner parent partner percent phase phone photo picture plan',
    'planned position preferred progress project publish published reason release required resolution resource role',
    'score short site sort stage start state status step summary target task text thumb time title total type updated',
    'url user value',
  ].flatMap((line) => line.split(' ')),
);

/** A word as the words it is made of, when it is made of nothing but such: `due date`; else as it is. */
export function apart(word: string): string {
  if (word.length < 6 || parts.has(word) || word === 'username') return word;
  return madeOf(word)?.join(' ') ?? word;
}

function madeOf(word: string): readonly string[] | undefined {
  if (word === '') return [];
  for (let length = word.length; length > 1; length -= 1) {
    if (!parts.has(word.slice(0, length))) continue;
    const rest = madeOf(word.slice(length));
    if (rest) return [word.slice(0, length), ...rest];
  }
  return undefined;
}
