import { shownText } from '../../model/markup.ts';
import { type Chart, chartWidth, fontSize } from './charts.ts';

/** A bar that lies, with its name and its figure above it. */
export interface BarRow {
  readonly label: string;
  readonly figure: string;
  /** Where it begins and ends; alike where there is none. */
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  readonly isTotal?: boolean;
}

const rowHeight = 44;
const barHeight = 14;

interface Drawn {
  readonly coord: (point: readonly [number, number]) => readonly [number, number];
}

/** Bars one below another over a common scale. */
export function barRows(rows: readonly BarRow[]): Pick<Chart, 'height' | 'option'> {
  const ends = rows.flatMap(({ from, to }) => [from, to]);
  return {
    height: rows.length * rowHeight,
    option: {
      grid: { left: 0, right: 0, top: 0, bottom: 0, outerBoundsMode: 'none' },
      xAxis: { type: 'value', show: false, min: Math.min(0, ...ends), max: Math.max(1, ...ends) },
      yAxis: { type: 'value', show: false, inverse: true, min: 0, max: rows.length },
      series: {
        type: 'custom',
        silent: true,
        clip: false,
        data: rows.map((_, at) => [at, 0]),
        renderItem: ({ dataIndex }: { dataIndex: number }, { coord }: Drawn) => {
          const row = rows[dataIndex];
          if (row === undefined) return null;
          const [zero, y] = coord([0, dataIndex]);
          const [from] = coord([row.from, 0]);
          const [to] = coord([row.to, 0]);
          const top = y + rowHeight - barHeight - 4;
          const text = (said: string, x: number, textAlign: 'left' | 'right'): object => ({
            type: 'text',
            style: {
              text: said,
              x,
              y: top - 10,
              textAlign,
              textVerticalAlign: 'middle',
              fill: 'var(--ink)',
              fontSize,
              ...(row.isTotal === true ? { fontWeight: 600 } : {}),
            },
          });
          return {
            type: 'group',
            children: [
              {
                type: 'line',
                shape: { x1: zero, x2: zero, y1: top - 1, y2: top + barHeight + 1 },
                style: { stroke: 'var(--bar-rest)', lineWidth: 1 },
              },
              {
                type: 'rect',
                shape: {
                  x: Math.min(from, to),
                  y: top,
                  width: Math.abs(to - from),
                  height: barHeight,
                  r: 2,
                },
                style: { fill: row.colour },
              },
              text(shownText(row.label), 0, 'left'),
              text(row.figure, chartWidth, 'right'),
            ],
          };
        },
      },
    },
  };
}
