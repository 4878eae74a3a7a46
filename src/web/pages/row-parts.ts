import type { FlowName, Row } from '../../diff/plan.js';
import { escapeHtml as e } from '../../report/html/escape.js';
import { outcomeTexts } from '../../report/html/page-data.js';
import { evidenceLabel, fieldLabel, label, statusLabel } from '../../report/labels/label.js';
import { toneOf } from '../../report/labels/statuses.js';
import type { Reader } from '../../report/options.js';
import { candidatesOf } from '../../report/row-details.js';
import type { RowState, ShownRow } from '../state/plan-types.js';
import type { StoredPlan } from '../state/stored-plan.js';
import type { View } from '../view.js';

/*
 * Parts of a row that only the windows have, as markup. Buttons name the form that they send by
 * `form` and `formaction`, since a form cannot stand within the form of the rows.
 */

/** The outcome of a row, and the reason. */
export function stateMarkup(view: View, state: RowState, reader: Reader, flow: FlowName): string {
  const { outcome } = state;
  const text = outcome === 'answered' ? view.t('answered') : statusLabel(outcome, view.language, flow);
  const tone = outcome === 'answered' ? 'create' : toneOf(outcome);
  const why = 'reason' in state || 'error' in state ? outcomeTexts(state, reader) : [];
  const sentences = outcome === 'stale' ? [view.t('staleHint')] : why;
  return `<p class="became"><span class="badge ${tone}">${e(text)}</span></p>${sentences.map((line) => `<p class="why">${e(line)}</p>`).join('')}`;
}

const button = (to: string, text: string, more = '') =>
  `<button formaction="${e(to)}" formnovalidate${more}>${e(text)}</button>`;

/** The question about a possible homonym: each candidate answers with one key. */
export function questionMarkup(
  view: View,
  plan: string,
  { row, n, state }: ShownRow,
  reader: Reader,
): string | undefined {
  if (row.status !== 'review' || !view.can.apply || state !== undefined) return undefined;
  const { t, language } = view;
  const to = (contact: string) =>
    `${view.home}/plans/${plan}/rows/${n}/decide?contact=${encodeURIComponent(contact)}`;
  const candidates = candidatesOf(row).slice(0, 9);
  const items = candidates.map(({ contactId, name, score, reasons, fields }, at) => {
    const share = score === undefined ? '' : reader.say.rate(Math.round(score <= 1 ? score * 100 : score));
    const why = fields.length > 0 ? '' : reasons.map((code) => evidenceLabel(code, language)).join(', ');
    const lines = fields.map(
      ({ field, woo, gestan, agreement }) =>
        `<tr class="${agreement === 'same' ? 'same' : 'other'}"><th scope="row">${e(field === 'name' ? label('column.name', language) : fieldLabel(field, language))}</th><td>${e(woo || '–')}</td><td>${e(gestan || '–')}</td></tr>`,
    );
    const sides =
      lines.length === 0
        ? ''
        : `<table class="both"><thead><tr><td></td><th scope="col">${e(label('woo', language))}</th><th scope="col">${e(label('gestan', language))}</th></tr></thead><tbody>${lines.join('')}</tbody></table>`;
    return `<li>${sides}${button(to(contactId), t('sameAs', { name }), ` data-key="${at + 1}"`)} <kbd>${at + 1}</kbd> [${e(contactId)}] <b>${e(share)}</b>${why === '' ? '' : `<p class="why">${e(why)}</p>`}</li>`;
  });
  return `<div class="question" data-question="${n}"><p>${e(t('homonym'))}</p><ul class="plain">${items.join('')}<li>${button(to(''), t('nobody'), ' data-key="0"')} <kbd>0</kbd></li></ul></div>`;
}

/** What can be done with one row. */
export function menuMarkup(view: View, plan: StoredPlan, { row, n, state }: ShownRow): string {
  const { t, home, can } = view;
  const path = (what: string) => `${home}/plans/${plan.id}/rows/${n}/${what}`;
  const why = explainPath(row, plan.flow);
  const items = [
    why === undefined ? '' : `<a href="${e(`${home}/explain?${why}`)}">${e(t('why'))}</a>`,
    can.apply && state === undefined && (plan.flow === 'products' || plan.flow === 'stock')
      ? button(path('blacklist'), t('blacklist'))
      : '',
    can.apply && state === undefined && plan.flow === 'orders' && row.status === 'import'
      ? `<a href="${e(path('adopt'))}">${e(t('adopt'))}</a>`
      : '',
  ].filter((item) => item !== '');
  if (items.length === 0) return '';
  return `<details class="menu"><summary aria-label="${e(`${t('rowMenu')} : ${row.name}`)}">⋯</summary><div>${items.join('')}</div></details>`;
}

/** What `explain()` is asked about a row. */
function explainPath(row: Row, flow: FlowName): string | undefined {
  if (flow === 'orders') return row.wooId === undefined ? undefined : `orderId=${row.wooId}`;
  if (flow === 'contacts') {
    const email = emailOf(row);
    return email === undefined ? undefined : `email=${encodeURIComponent(email)}`;
  }
  const code = row.gestanCode ?? skuOf(row);
  return code === undefined ? undefined : `code=${encodeURIComponent(code)}`;
}

function emailOf(row: Row): string | undefined {
  const { draft, snapshot } = row as Row & {
    readonly draft?: { readonly email?: unknown };
    readonly snapshot?: { readonly email?: unknown };
  };
  const email = draft?.email ?? snapshot?.email;
  return typeof email === 'string' && email.includes('@') ? email : undefined;
}

function skuOf(row: Row): string | undefined {
  const code = row.changes.find(({ field }) => field === 'code' || field === 'sku')?.to;
  return typeof code === 'string' && code !== '' ? code : undefined;
}
