import { drawnInside } from './drawn.js';
import { findLackOfRoom } from './find-lack-of-room.js';
import { findOverlaps } from './find-overlaps.js';
import { findWeakContrast } from './find-weak-contrast.js';

/** Measures what is drawn in the first place of that selector; answers what is wrong with it, each once, in words. */
export function measure(selector: string): string[] {
  const place = document.querySelector(selector) ?? document.body;
  const drawn = drawnInside(place);
  const { scrollWidth, clientWidth } = document.documentElement;
  return [
    ...new Set([
      ...findWeakContrast(drawn),
      ...findLackOfRoom(drawn, place.getBoundingClientRect()),
      ...findOverlaps(drawn),
      ...(scrollWidth > clientWidth ? ['the page scrolls sideways'] : []),
    ]),
  ];
}
