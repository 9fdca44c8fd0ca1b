import { escapeMarkup } from '../../model/markup.ts';
import { coreProperties, generatorMark } from '../../model/own-files.ts';
import type { Report } from '../../model/report.ts';
import type { RenderOptions } from '../report-formats.ts';
import { type Part, zipped } from './archive.ts';
import { discrepanciesSheet } from './discrepancies-sheet.ts';
import { drawersSheet } from './drawers-sheet.ts';
import { openItemsSheet } from './open-items-sheet.ts';
import { payoutsSheet } from './payouts-sheet.ts';
import { recordsSheet } from './records-sheet.ts';
import { requestsSheet } from './requests-sheet.ts';
import { columnName, type Pen, type SheetLimits, sheetParts, type WrittenSheet } from './sheet.ts';
import { createStyles } from './styles.ts';
import { summarySheet } from './summary-sheet.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const schemas = 'http://schemas.openxmlformats.org';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Where the package says who made it. */
const properties = `<Relationship Id="rIdProperties" Type="${schemas}/package/2006/relationships/metadata/core-properties" Target="${coreProperties}"/>`;

/** The report as a workbook (XLSX), sheet by sheet and row by row. */
export function renderWorkbook(
  report: Report,
  { locale, details }: Pick<RenderOptions, 'locale' | 'details'>,
  limits?: SheetLimits,
): AsyncIterable<Uint8Array> {
  return zipped(workbookParts(report, { locale, details }, limits));
}

/** The sheets, and last what names them: the summary tells what the others came to. */
async function* workbookParts(
  report: Report,
  { locale, details }: Pick<RenderOptions, 'locale' | 'details'>,
  limits?: SheetLimits,
): AsyncIterable<Part> {
  yield { name: '[Content_Types].xml', content: [contentTypes()] };
  yield {
    name: '_rels/.rels',
    content: [relationships([['officeDocument', 'xl/workbook.xml']], properties)],
  };
  yield { name: coreProperties, content: [propertiesXml(report.tool.version)] };
  const pen: Pen = { locale, styles: createStyles(locale.language), amountsAsText: 0, textsCut: 0 };
  const written: WrittenSheet[] = [];
  const takings = (await details?.takings()) ?? null;
  const drawers = drawersSheet(takings, locale);
  const others = [
    discrepanciesSheet(report, locale),
    recordsSheet(details, report.discrepancies, locale),
    payoutsSheet(report, locale),
    requestsSheet(report, locale),
    openItemsSheet(report, locale),
    ...(drawers === null ? [] : [drawers]),
  ];
  for (const sheet of others) yield* sheetParts(sheet, pen, written, limits);
  const recordSheets = written.length - others.length + 1;
  const summary = summarySheet(report, takings, { ...pen, recordSheets }, locale);
  yield* sheetParts(summary, pen, written, limits);
  const first = written.findIndex(({ name }) => name === locale.workbook.sheets.summary);
  const sheets = [...written.slice(first), ...written.slice(0, first)];
  yield { name: 'xl/styles.xml', content: [declaration, pen.styles.xml()] };
  yield { name: 'xl/workbook.xml', content: [workbookXml(sheets)] };
  yield {
    name: 'xl/_rels/workbook.xml.rels',
    content: [
      relationships([
        ...sheets.map(({ part }) => ['worksheet', part.slice('xl/'.length)] as const),
        ['styles', 'styles.xml'],
      ]),
    ],
  };
}

/** All parts are sheets but those that are named, since how many there will be is not known yet. */
function contentTypes(): string {
  return [
    `${declaration}<Types xmlns="${schemas}/package/2006/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    `<Default Extension="xml" ContentType="${spreadsheet}.worksheet+xml"/>`,
    `<Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/>`,
    `<Override PartName="/${coreProperties}" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>`,
    '</Types>',
  ].join('');
}

/** Who made it: kept by programs that save the workbook again. */
function propertiesXml(version: string): string {
  const creator = escapeMarkup(generatorMark(version, 'report'));
  return `${declaration}<cp:coreProperties xmlns:cp="${schemas}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${creator}</dc:creator></cp:coreProperties>`;
}

function relationships(
  targets: readonly (readonly [type: string, target: string])[],
  more = '',
): string {
  const each = targets.map(
    ([type, target], at) =>
      `<Relationship Id="rId${at + 1}" Type="${schemas}/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  );
  return `${declaration}<Relationships xmlns="${schemas}/package/2006/relationships">${each.join('')}${more}</Relationships>`;
}

/** The sheets in the order in which they are read, with what their filters and the heads of their pages cover. */
function workbookXml(sheets: readonly WrittenSheet[]): string {
  const entries = sheets.map(
    ({ name }, at) =>
      `<sheet name="${escapeMarkup(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const names = (name: string, attributes: string, range: (sheet: WrittenSheet) => string) =>
    sheets.map(
      (sheet, at) =>
        `<definedName name="_xlnm.${name}" localSheetId="${at}"${attributes}>'${escapeMarkup(sheet.name)}'!${range(sheet)}</definedName>`,
    );
  return [
    `${declaration}<workbook xmlns="${schemas}/spreadsheetml/2006/main" xmlns:r="${schemas}/officeDocument/2006/relationships">`,
    '<bookViews><workbookView activeTab="0"/></bookViews>',
    `<sheets>${entries.join('')}</sheets><definedNames>`,
    ...names(
      '_FilterDatabase',
      ' hidden="1"',
      ({ columns, rows }) => `$A$1:$${columnName(columns - 1)}$${rows}`,
    ),
    ...names('Print_Titles', '', () => '$1:$1'),
    '</definedNames></workbook>',
  ].join('');
}
