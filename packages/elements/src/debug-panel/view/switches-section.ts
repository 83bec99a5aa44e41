import type { Role } from '@partner-journey/contract';
import { html, type TemplateResult } from 'lit';
import { roles, type Wanted } from '../simulating/wanted.js';
import { words } from '../words.js';
import type { PanelState } from './panel-state.js';
import { renderSection } from './section.js';

type Choice = readonly [value: string, label: string];

/** What can be simulated. */
export function renderSwitches(panel: PanelState): TemplateResult {
  const { isRightToLeft, isSimulating } = panel;
  const { title, promise, meaning } = words.simulate;
  const body = html`
    <p class="small quiet">${promise}</p>
    <div class="switches">${renderChoices(panel)}</div>
    <div class="checks">${renderChecks(panel)}</div>
    <p class="small quiet">${meaning}</p>
  `;
  const sum = isSimulating || isRightToLeft ? 'on' : 'off';
  return renderSection({ title, sum, isBad: isSimulating, isOpen: true, body });
}

function renderChoices({ wanted, stages, simulate }: PanelState): TemplateResult {
  const { role, stage, content, roles: roleNames, empty, manyStages } = words.simulate;
  return html`${renderChoice('role', role, {
    chosen: wanted.role,
    choices: (Object.keys(roles) as Role[]).map((each) => [each, roleNames[each]]),
    choose: (chosen) => simulate({ ...wanted, role: chosen as Role | undefined }),
  })}
  ${renderChoice('stage', stage, {
    chosen: wanted.stageId,
    choices: stages.map(({ id, title }) => [id, title]),
    choose: (stageId) => simulate({ ...wanted, stageId }),
  })}
  ${renderChoice('content', content, {
    chosen: wanted.content,
    choices: [
      ['empty', empty],
      ['many-stages', manyStages],
    ],
    choose: (chosen) => simulate({ ...wanted, content: chosen as Wanted['content'] }),
  })}`;
}

function renderChecks({ wanted, isRightToLeft, simulate, turn }: PanelState): TemplateResult {
  const flags = ['slow', 'offline', 'expired'] as const;
  return html`${flags.map((flag) =>
    renderCheck(flag, words.simulate[flag], wanted[flag] === true, (isOn) =>
      simulate({ ...wanted, [flag]: isOn }),
    ),
  )}
  ${renderCheck('right-to-left', words.simulate.rightToLeft, isRightToLeft, turn)}`;
}

interface ChoiceOptions {
  readonly chosen: string | undefined;
  readonly choices: readonly Choice[];
  choose(value: string | undefined): void;
}

function renderChoice(
  name: string,
  label: string,
  { chosen, choices, choose }: ChoiceOptions,
): TemplateResult {
  const handleChange = (event: Event): void => choose((event.target as HTMLSelectElement).value || undefined);
  return html`<div>
    <label for=${name}>${label}</label>
    <select class="field" id=${name} @change=${handleChange}>
      <option value="" ?selected=${chosen === undefined}>${words.asHostSays}</option>
      ${choices.map(
        ([value, text]) => html`<option value=${value} ?selected=${chosen === value}>${text}</option>`,
      )}
    </select>
  </div>`;
}

function renderCheck(
  name: string,
  label: string,
  isOn: boolean,
  turn: (isOn: boolean) => void,
): TemplateResult {
  const handleChange = (event: Event): void => turn((event.target as HTMLInputElement).checked);
  return html`<label class="check">
    <input type="checkbox" name=${name} .checked=${isOn} @change=${handleChange} />
    <span>${label}</span>
  </label>`;
}
