import type { Step } from '@partner-journey/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { icons } from './icons.js';
import { openDependencies, type JourneyIndex } from './journey-index.js';

/** A drawing of how a step stands; the words for it stand beside it. */
export function renderMarker(step: Step, index: JourneyIndex): TemplateResult {
  const [look, icon] = markerOf(step, index);
  return html`<span class="marker ${look}" part="marker" aria-hidden="true">${icon}</span>`;
}

function markerOf(step: Step, index: JourneyIndex): readonly [string, unknown] {
  switch (step.status) {
    case 'done':
      return ['done', icons.check];
    case 'skipped':
      return ['aside', icons.skip];
    case 'blocked':
      return ['bad', icons.pause];
    case 'returned':
      return ['bad', icons.undo];
    case 'submitted':
      return ['sent', icons.clock];
    case 'in-progress':
      return ['begun', nothing];
    default:
      return openDependencies(step, index).length > 0 ? ['aside', icons.lock] : ['', nothing];
  }
}
