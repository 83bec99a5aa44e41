/** One thing that was measured in rounds, both ways in each. */
export interface Rounds {
  readonly what: string;
  /** Milliseconds by round. */
  readonly mapped: readonly number[];
  readonly handWritten: readonly number[];
}

const width = 480;
const [panelHeight, plotHeight, gap] = [190, 130, 30];
const ways = [
  { name: 'handWritten', words: 'by hand', color: '#35639b' },
  { name: 'mapped', words: 'by a mapping', color: '#b3261e' },
] as const;

function panel(rounds: Rounds, index: number): string {
  const top = Math.max(...rounds.mapped, ...rounds.handWritten) * 1.1;
  const y = (value: number) => (plotHeight - (value / top) * plotHeight).toFixed(1);
  const x = (round: number, of: number) => (((round + 0.5) / of) * width).toFixed(1);
  const rows = ways.map(({ name, color }) => {
    const values = rounds[name];
    const dots = values.map(
      (value, round) => `<circle cx="${x(round, values.length)}" cy="${y(value)}" r="2.5"/>`,
    );
    const line = `<line x1="0" x2="${width}" y1="${y(medianOf(values))}" y2="${y(medianOf(values))}" stroke="${color}"/>`;
    return `<g fill="${color}">${dots.join('')}${line}</g>`;
  });
  return `<g transform="translate(0 ${gap + index * panelHeight})"><text y="-8">${rounds.what}, top ${top.toFixed(1)} ms</text>
<path d="M0 0V${plotHeight}H${width}" fill="none" stroke="#767676"/>
${rows.join('\n')}</g>`;
}

/** The middle one of some numbers. */
export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Every round as a dot and the medians as lines, one picture below the other. */
export function roundsAsSvg(all: readonly Rounds[]): string {
  const height = gap + all.length * panelHeight;
  const legend = ways.map(({ words, color }) => `<tspan fill="${color}">● ${words}  </tspan>`).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 -20 ${width + 20} ${height + 20}" role="img" font-family="sans-serif" font-size="12">
<title>What a mapping costs beside hand-written code: milliseconds of each round</title><rect x="-10" y="-20" width="100%" height="100%" fill="#fff"/><text y="-4">${legend}</text>
${all.map(panel).join('\n')}</svg>
`;
}
