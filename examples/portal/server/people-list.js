import { accounts } from './accounts.js';
import { html } from './html.js';
import { say } from './languages.js';

/** The people of the demo as buttons, under the name of their company. */
export function renderPeople({ person, language }) {
  const organizations = [...new Set(accounts.map((one) => one.organization))];
  return organizations.map((organization) => {
    const people = accounts.filter((one) => one.organization === organization);
    return html`<fieldset class="card">
      <legend><bdi>${organization}</bdi></legend>
      <ul class="people">
        ${people.map((one) => renderPerson(one, person, language))}
      </ul>
    </fieldset>`;
  });
}

function renderPerson(one, current, language) {
  return html`<li>
    <button class="person" name="person" value="${one.id}">
      <strong><bdi>${one.name}</bdi></strong>
      <span class="role">${say(language, `sign-in.role.${one.role}`)}</span>
      ${one.id === current.id ? html`<span class="tag">${say(language, 'sign-in.current')}</span>` : ''}
    </button>
  </li>`;
}
