import { html } from './html.js';
import { say } from './languages.js';

/** The deals of the portal's own database; days count from today. */
const deals = [
  {
    agency: 'Northlight Studio',
    customer: 'Ferro Ceramics',
    value: 24_000,
    phase: 'first-talk',
    protectedFor: 71,
  },
  {
    agency: 'Northlight Studio',
    customer: 'Casa Mirante',
    value: 38_500,
    phase: 'discovery',
    protectedFor: 44,
  },
  { agency: 'Northlight Studio', customer: 'Oficina do Pão', value: 12_800, phase: 'lost', protectedFor: -9 },
  { agency: 'Harbor & Pine', customer: 'Alder Outdoor', value: 48_000, phase: 'won', protectedFor: 60 },
  {
    agency: 'Harbor & Pine',
    customer: 'Nordlys Interiors',
    value: 31_200,
    phase: 'proposal',
    protectedFor: 28,
  },
  {
    agency: 'Harbor & Pine',
    customer: 'Saltworks Supply',
    value: 67_000,
    phase: 'discovery',
    protectedFor: 83,
  },
];

const dayMs = 86_400_000;

/**
 * The table of the deals a person may see, or a line that says there are none.
 * Its roles are spelled out because a narrow page lays the rows out as blocks, which would take them away.
 */
export function renderDeals({ person, language }, now = Date.now()) {
  const own = deals.filter((deal) => person.role === 'program' || person.organization.includes(deal.agency));
  if (own.length === 0) return html`<p class="empty">${say(language, 'deals.none')}</p>`;
  const columns = ['customer', 'agency', 'phase', 'value', 'protected'];
  const heads = columns.map(
    (column) => html`<th scope="col" role="columnheader">${say(language, `deals.${column}`)}</th>`,
  );
  return html`<table role="table" aria-labelledby="deals-heading">
    <thead role="rowgroup">
      <tr role="row">
        ${heads}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${own.map((deal) => renderRow(deal, language, now))}
    </tbody>
  </table>`;
}

function renderRow(deal, language, now) {
  const money = new Intl.NumberFormat(language.code, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  });
  const date = new Intl.DateTimeFormat(language.code, { dateStyle: 'medium' });
  const until =
    deal.protectedFor < 0
      ? say(language, 'deals.not-protected')
      : date.format(now + deal.protectedFor * dayMs);
  const label = (column) => say(language, `deals.${column}`);
  return html`<tr role="row">
    <th scope="row" role="rowheader"><bdi>${deal.customer}</bdi></th>
    <td role="cell" data-label="${label('agency')}"><bdi>${deal.agency}</bdi></td>
    <td role="cell" data-label="${label('phase')}">
      <span class="tag ${deal.phase}">${say(language, `deals.phase.${deal.phase}`)}</span>
    </td>
    <td role="cell" data-label="${label('value')}">${money.format(deal.value)}</td>
    <td role="cell" data-label="${label('protected')}">${until}</td>
  </tr>`;
}
