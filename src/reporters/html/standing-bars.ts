import type { Language } from '../../locales/locale.ts';
import { shownText } from '../../model/markup.ts';
import { type Chart, fontSize } from './charts.ts';

/** Bars that stand side by side, in one colour or stacked from several. */
export interface StandingBars {
  readonly names: readonly string[];
  readonly stacks: readonly { readonly colour: string; readonly values: readonly number[] }[];
}

const namesThatFit = 6;

/** Standing bars over a scale whose figures are rounded. */
export function standingBars(
  { names, stacks }: StandingBars,
  language: Language,
): Pick<Chart, 'height' | 'option'> {
  const rounded = new Intl.NumberFormat(language, { notation: 'compact' });
  const labels = { color: 'var(--soft)', fontSize };
  return {
    height: 210,
    option: {
      grid: { left: 2, right: 2, top: 10, bottom: 2, outerBoundsMode: 'same' },
      xAxis: {
        type: 'category',
        data: names.map(shownText),
        axisLabel: { ...labels, interval: names.length <= namesThatFit ? 0 : 'auto' },
        axisTick: { show: false },
        axisLine: { lineStyle: { color: 'var(--bar-rest)' } },
      },
      yAxis: {
        type: 'value',
        splitNumber: 3,
        axisLabel: { ...labels, formatter: (value: number) => rounded.format(value) },
        axisLine: { show: false },
        splitLine: { lineStyle: { color: 'var(--line)' } },
      },
      series: stacks.map(({ colour, values }) => ({
        type: 'bar',
        stack: 'all',
        silent: true,
        clip: false,
        barCategoryGap: '22%',
        emphasis: { disabled: true },
        itemStyle: { color: colour },
        data: values,
      })),
    },
  };
}
