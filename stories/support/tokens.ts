import '@partner-journey/elements/journey-progress.js';

/** A token with what it is when nobody sets it. */
export interface Token {
  readonly name: string;
  readonly light: string;
  readonly dark: string;
  readonly isColor: boolean;
}

/** The tokens as an element without any setting has them, read from its styles. */
export function readTokens(): readonly Token[] {
  const element = document.createElement('journey-progress');
  element.hidden = true;
  document.body.append(element);
  const styles = getComputedStyle(element);
  const tokens = names.map((name) => tokenOf(name, styles.getPropertyValue(`--journey-use-${name}`).trim()));
  element.remove();
  return tokens;
}

const names = [
  ...[
    'surface',
    'text',
    'quiet',
    'line',
    'edge',
    'fill',
    'accent',
    'on-accent',
    'accent-soft',
    'on-accent-soft',
  ],
  ...['warn', 'warn-soft', 'bad', 'bad-soft', 'focus', 'radius', 'padding'],
];

function tokenOf(name: string, value: string): Token {
  const [, light = value, dark = value] = /^light-dark\(\s*([^,]+?)\s*,\s*(.+?)\s*\)$/.exec(value) ?? [];
  return { name: `--journey-${name}`, light, dark, isColor: CSS.supports('color', light) };
}
