/** A row of numbers as bars, with a line nobody should cross. */
export function barsAsSvg(title: string, values: readonly number[], limit: number): string {
  const width = 6;
  const height = 200;
  const top = Math.max(limit, ...values) * 1.1;
  const y = (value: number) => Math.round(height - (value / top) * height);
  const bars = values.map(
    (value, index) =>
      `<rect x="${index * width}" y="${y(value)}" width="${width - 1}" height="${height - y(value)}"/>`,
  );
  const whole = values.length * width;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -20 ${whole} ${height + 24}" role="img" fill="#35639b">
<title>${title}</title><text y="-6" font-family="sans-serif" font-size="12">${title}</text>
${bars.join('\n')}
<line x1="0" x2="${whole}" y1="${y(limit)}" y2="${y(limit)}" stroke="#b3261e"/></svg>
`;
}

/** The same as a table. */
export function barsAsCsv(values: readonly number[]): string {
  return `second,clients\n${values.map((value, index) => `${index},${value}`).join('\n')}\n`;
}
