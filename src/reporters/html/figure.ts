import { type Chart, drawChart } from './charts.ts';
import { html, type Markup, nothing } from './markup.ts';

export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
}

/** A chart under its heading, with its numbers as a table to be opened. */
export function figure(
  chart: Chart,
  table: Markup,
  numbers: string,
  legend: readonly LegendEntry[] = [],
): Markup {
  return html`<div class="panel"><h3>${chart.title}</h3>
<figure>${drawChart(chart)}
${legend.length === 0 ? nothing : html`<ul class="legend" aria-hidden="true">${legend.map(swatch)}</ul>`}
<details><summary>${numbers}</summary>${table}</details></figure></div>`;
}

function swatch({ label, colour }: LegendEntry): Markup {
  return html`<li><svg viewBox="0 0 8 8"><rect width="8" height="8" rx="1" fill="${colour}"/></svg>${label}</li>`;
}
