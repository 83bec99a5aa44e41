import { html } from './html.js';
import { say } from './languages.js';

const troubles = ['none', 'offline', 'slow', 'expired', 'refused', 'conflict', 'full'];
/** Those in which the host gives a reason. */
const reasoned = new Set(['refused', 'conflict']);

/** The choices of the panel "Try trouble": each with its name and how to see what it does. */
export function renderTroubles({ language }) {
  return troubles.map((name) => {
    const reason = reasoned.has(name) ? say(language, `trouble.${name}.reason`) : '';
    return html`<li>
      <label>
        <input type="radio" name="trouble" value="${name}" autocomplete="off" data-reason="${reason}" />
        <span>
          <strong data-name>${say(language, `trouble.${name}`)}</strong>
          <span data-hint>${say(language, `trouble.${name}.hint`)}</span>
        </span>
      </label>
    </li>`;
  });
}
