import { around } from './drawn.js';

/** Red, green, blue and alpha, each from 0 to 1. */
export type Color = readonly [number, number, number, number];

const white: Color = [1, 1, 1, 1];
const known = new Map<string, Color>();
const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

/** A color as a style sheet writes it, whatever its notation. */
export function colorOf(text: string): Color {
  let color = known.get(text);
  if (!color) {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = text;
    canvas.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    color = [r / 255, g / 255, b / 255, alpha / 255];
    known.set(text, color);
  }
  return color;
}

function over([r, g, b, alpha]: Color, [r2, g2, b2]: Color): Color {
  return [r * alpha + r2 * (1 - alpha), g * alpha + g2 * (1 - alpha), b * alpha + b2 * (1 - alpha), 1];
}

function luminance(color: Color): number {
  const [r = 0, g = 0, b = 0] = color.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** What is behind the text of an element: its own background over that of what is around it. */
export function groundOf(element: Element | null): Color {
  if (!element) return white;
  const own = colorOf(getComputedStyle(element).backgroundColor);
  return own[3] === 1 ? own : over(own, groundOf(around(element)));
}

/** How much of an element is left by its own opacity and that of everything around it. */
export function opacityOf(element: Element): number {
  let opacity = 1;
  for (let at: Element | null = element; at; at = around(at)) opacity *= Number(getComputedStyle(at).opacity);
  return opacity;
}

/** The contrast of a color on an opaque ground, from 1 to 21. */
export function contrast([r, g, b, alpha]: Color, ground: Color, opacity = 1): number {
  const [dark = 0, light = 0] = [luminance(over([r, g, b, alpha * opacity], ground)), luminance(ground)].sort(
    (x, y) => x - y,
  );
  return (light + 0.05) / (dark + 0.05);
}
