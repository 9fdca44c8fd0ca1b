import { html, type Markup } from './markup.ts';

export interface PageColumn {
  readonly header: string;
  /** Figures stand to the right. */
  readonly isFigure?: boolean;
}

/** A table that scrolls by itself where the screen is narrow; the first cell of a row names it. */
export function pageTable(
  caption: string,
  columns: readonly PageColumn[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  const figure = (at: number): Markup =>
    columns[at]?.isFigure === true ? html` class="n"` : html``;
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${caption}"><table>
<caption class="hide">${caption}</caption>
<thead><tr>${columns.map(({ header }, at) =>
    header === '' ? html`<td></td>` : html`<th scope="col"${figure(at)}>${header}</th>`,
  )}</tr></thead>
<tbody>
${rows.map(
  (row) =>
    html`<tr>${row.map((cell, at) =>
      at === 0 && cell !== ''
        ? html`<th scope="row">${cell}</th>`
        : html`<td${figure(at)}>${cell}</td>`,
    )}</tr>
`,
)}</tbody></table></div>`;
}
