import type { Language } from '../../locales/locale.ts';
import { escapeMarkup } from '../../model/markup.ts';
import type { Tone } from './cell.ts';

/** How a cell's value is written; `amount2` with two decimals. */
export type Format =
  | 'header'
  | 'numberHeader'
  | 'text'
  | 'prose'
  | 'count'
  | 'share'
  | 'date'
  | 'time'
  | `amount${number}`;

/** The styles that a workbook uses, numbered as they come. */
export interface Styles {
  readonly idOf: (format: Format, tone: Tone) => number;
  /** `xl/styles.xml`, once all is written. */
  readonly xml: () => string;
}

/** As each language's spreadsheets have it. */
const fonts = { en: 'Calibri', 'zh-CN': '等线' } as const satisfies Record<Language, string>;

/** Dark on light, each at a contrast of at least 4.5. */
const tones: Readonly<Record<Tone | 'header', { color: string; fill: string | null }>> = {
  plain: { color: 'FF000000', fill: null },
  strong: { color: 'FF000000', fill: null },
  faint: { color: 'FF6B6B6B', fill: null },
  error: { color: 'FF9C0006', fill: 'FFFFC7CE' },
  warning: { color: 'FF7F4F00', fill: 'FFFFEB9C' },
  notice: { color: 'FF1F4E78', fill: 'FFDDEBF7' },
  good: { color: 'FF006100', fill: 'FFC6EFCE' },
  header: { color: 'FF000000', fill: 'FFD9E1F2' },
};
const toneNames = Object.keys(tones) as (keyof typeof tones)[];

/** Built-in number formats, and where ours begin. */
const builtIn = { header: 49, numberHeader: 49, text: 49, prose: 0, share: 9 } as const;
const firstOwn = 164;
const most = 5;

/** Red below zero, as books have it. */
function amountCode(decimals: number): string {
  const digits = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
  return `${digits};[Red]-${digits}`;
}
const ownFormats: readonly (readonly [Format, string])[] = [
  ['date', 'yyyy-mm-dd'],
  ['time', 'yyyy-mm-dd hh:mm:ss'],
  ['count', '#,##0'],
  ...Array.from(
    { length: most + 1 },
    (_, decimals) => [`amount${decimals}` as const, amountCode(decimals)] as const,
  ),
];

function numberFormat(format: Format): number {
  if (format in builtIn) return builtIn[format as keyof typeof builtIn];
  return firstOwn + ownFormats.findIndex(([own]) => own === format);
}

export function createStyles(language: Language): Styles {
  const ids = new Map<string, number>();
  const cells: string[] = [];
  const idOf = (format: Format, tone: Tone): number => {
    const key = `${format} ${tone}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    const id = cells.push(cellXml(format, tone)) - 1;
    ids.set(key, id);
    return id;
  };
  // What has no style of its own looks like plain text.
  idOf('prose', 'plain');
  return { idOf, xml: () => stylesXml(language, cells) };
}

function cellXml(format: Format, tone: Tone): string {
  const isHeader = format === 'header' || format === 'numberHeader';
  const look = toneNames.indexOf(isHeader ? 'header' : tone);
  const wraps = isHeader || format === 'prose' ? ' wrapText="1"' : '';
  const isText = ['header', 'text', 'prose', 'date', 'time'].includes(format);
  const aligned = isText ? ' horizontal="left" indent="1"' : ' horizontal="right"';
  return [
    `<xf numFmtId="${numberFormat(format)}" fontId="${look}" fillId="${look + 2}"`,
    ` borderId="${isHeader ? 1 : 0}" xfId="0" applyNumberFormat="1" applyFont="1"`,
    ` applyFill="1" applyBorder="1" applyAlignment="1"><alignment${aligned} vertical="top"${wraps}/></xf>`,
  ].join('');
}

function stylesXml(language: Language, cells: readonly string[]): string {
  const font = (tone: keyof typeof tones): string =>
    `<font>${tone === 'strong' || tone === 'header' ? '<b/>' : ''}<sz val="11"/><color rgb="${tones[tone].color}"/><name val="${fonts[language]}"/></font>`;
  const fill = (tone: keyof typeof tones): string =>
    tones[tone].fill === null
      ? '<fill><patternFill patternType="none"/></fill>'
      : `<fill><patternFill patternType="solid"><fgColor rgb="${tones[tone].fill}"/></patternFill></fill>`;
  const none = '<left/><right/><top/>';
  const lists: readonly (readonly [string, readonly string[]])[] = [
    [
      'numFmts',
      ownFormats.map(
        ([, code], at) =>
          `<numFmt numFmtId="${firstOwn + at}" formatCode="${escapeMarkup(code)}"/>`,
      ),
    ],
    ['fonts', toneNames.map(font)],
    [
      'fills',
      [
        '<fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill>',
        ...toneNames.map(fill),
      ],
    ],
    [
      'borders',
      [
        `<border>${none}<bottom/><diagonal/></border>`,
        `<border>${none}<bottom style="thin"><color rgb="FF8EA9DB"/></bottom><diagonal/></border>`,
      ],
    ],
    ['cellStyleXfs', ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>']],
    ['cellXfs', cells],
    ['cellStyles', ['<cellStyle name="Normal" xfId="0" builtinId="0"/>']],
  ];
  return [
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    ...lists.map(([name, items]) => `<${name} count="${items.length}">${items.join('')}</${name}>`),
    '</styleSheet>',
  ].join('');
}
