/** Whether a text is a moment as this host writes it: `2026-05-12T09:30:00.000Z`. */
export function isMoment(text: string): boolean {
  const milliseconds = Date.parse(text);
  return !Number.isNaN(milliseconds) && new Date(milliseconds).toISOString() === text;
}
