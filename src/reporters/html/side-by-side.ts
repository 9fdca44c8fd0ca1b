import type { Locale } from '../../locales/locale.ts';
import type { Kind, Status } from '../../model/transaction.ts';
import type { ComparedRecord, ComparedRecords } from '../../report/compared-records.ts';
import { html, type Markup, nothing } from './markup.ts';

/** The records of a discrepancy, a column each; the cells that differ are marked, and say so. */
export function sideBySide(
  { records, rows }: ComparedRecords,
  locale: Locale,
  nameOf: (file: string) => string,
): Markup {
  if (records.length === 0) return nothing;
  const { caption, place, differs } = locale.page.records;
  const mark = html` class="d"`;
  const told = html`<i> ${differs}</i>`;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${caption}"><table class="sides">
<thead><tr><td></td>${records.map(
    ({ evidence }) => html`<th scope="col">${locale.terms.roles[evidence.role]}</th>`,
  )}</tr></thead>
<tbody><tr><th scope="row">${place}</th>${records.map(({ evidence }) => {
    const { file, line, side } = evidence;
    const at = line === null ? nameOf(file) : `${nameOf(file)}:${line}`;
    return html`<td><code>${at}</code><small>${locale.terms.sides[side]}</small></td>`;
  })}</tr>
${rows.map(
  ({ field, cells }) =>
    html`<tr><th scope="row">${fieldName(field, locale)}</th>${cells.map(
      ({ value, differs }, at) =>
        differs
          ? html`<td${mark}>${shown(field, value, records[at], locale)}${told}</td>`
          : html`<td>${shown(field, value, records[at], locale)}</td>`,
    )}</tr>
`,
)}</tbody></table></div>`;
}

function fieldName(field: string, { terms }: Locale): string {
  const known: Readonly<Record<string, string>> = terms.fields;
  return (Object.hasOwn(known, field) ? known[field] : undefined) ?? field;
}

function shown(
  field: string,
  value: string | null,
  record: ComparedRecord | undefined,
  locale: Locale,
): string {
  if (value === null) return '';
  if (field === 'kind') return locale.terms.kinds[value as Kind] ?? value;
  if (field === 'status') return locale.terms.statuses[value as Status] ?? value;
  if (field === 'occurredAt') return value.replace('T', ' ');
  if (field === 'amount' || field === 'fee') return locale.money(value, record?.currency ?? '');
  return value;
}
