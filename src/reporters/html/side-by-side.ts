import type { Locale } from '../../locales/locale.ts';
import type { Kind, Status } from '../../model/transaction.ts';
import type { ComparedRecord, ComparedRecords } from '../../report/compared-records.ts';
import { html, type Markup, nothing } from './markup.ts';

/** With more, a phone has no room for all columns. */
const recordsThatFit = 2;

/**
 * The records of a discrepancy, a column each; the cells that differ are marked, and not by colour alone. There is one in every card of what may be ten
 * thousand, so tags that HTML implies are left out.
 */
export function sideBySide(
  { records, rows }: ComparedRecords,
  locale: Locale,
  nameOf: (file: string) => string,
  isBrief: boolean,
): Markup {
  if (records.length === 0) return nothing;
  const { caption, place } = locale.page.records;
  const table = html`<table class="sides"><tr><td>${records.map(
    ({ evidence }) => html`<th>${locale.terms.roles[evidence.role]}`,
  )}<tr><th>${place}${records.map(({ evidence }) => {
    const { file, line, side } = evidence;
    const at = line === null ? nameOf(file) : `${nameOf(file)}:${line}`;
    return isBrief
      ? html`<td>${at}`
      : html`<td><code>${at}</code><small>${locale.terms.sides[side]}</small>`;
  })}
${rows.map(
  ({ field, cells }) =>
    html`<tr><th>${fieldName(field, locale)}${cells.map(({ value, differs }, at) => {
      const said = shown(field, value, records[at], locale);
      return differs ? html`<td class="d">${said} ≠` : html`<td>${said}`;
    })}
`,
)}</table>`;
  if (records.length > recordsThatFit) {
    return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}">${table}</div>`;
  }
  return isBrief ? table : html`<div class="scroll">${table}</div>`;
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
