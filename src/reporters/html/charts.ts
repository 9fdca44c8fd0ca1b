import { BarChart, CustomChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { html, type Markup, raw } from './markup.ts';

use([BarChart, CustomChart, GridComponent, SVGRenderer]);

/** Width of every chart; it is stretched to its panel, from a phone's to half as much again. */
export const chartWidth = 360;
export const fontSize = 13;

export interface Chart {
  /** Of the page's ids. */
  readonly id: string;
  readonly title: string;
  /** What it shows, for who cannot see it; its numbers stand in a table beside it. */
  readonly shows: string;
  readonly height: number;
  readonly option: EChartsCoreOption;
}

/** A chart as SVG: the same bytes for the same numbers, its colours those of the page, no style of its own. */
export function drawChart({ id, title, shows, height, option }: Chart): Markup {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: chartWidth, height });
  chart.setOption({ animation: false, ...option });
  const drawn = chart.renderToSVGString();
  chart.dispose();
  return html`<svg class="chart" viewBox="0 0 ${chartWidth} ${height}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${shows}</desc>
${raw(plainShapes(drawn))}</svg>`;
}

/** The shapes alone, without what the renderer adds for a page with its script: ids, classes, a style sheet and styles of elements. */
function plainShapes(drawn: string): string {
  const shapes = drawn
    .replace(/^<svg[^>]*>\s*<rect[^>]*><\/rect>/, '')
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/ (?:class|ecmeta_\w+|pointer-events)="[^"]*"/g, '')
    .replace(/ style="([^"]*)"/g, (_, style: string) =>
      style.includes('font-weight') ? ' class="b"' : '',
    )
    .trim();
  if (/<style| style=| id=|url\(/.test(shapes.replace(/>[^<]*</g, '><'))) {
    throw new Error('a chart holds what the page’s policy refuses');
  }
  return `${shapes}\n`;
}
