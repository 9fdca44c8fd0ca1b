import { groupThousands } from '../locales/figures.ts';
import type { Locale } from '../locales/locale.ts';
import type {
  ExplainedRecord,
  FieldOutcome,
  FieldWeight,
  MatchingExplanation,
  RecordExplanation,
  WeighedPair,
} from '../model/matching-explanation.ts';
import { type Paint, page, paintFor, paragraph, section, type TerminalOptions } from './screen.ts';
import { table } from './table.ts';
import { visible, widthOf } from './wrap.ts';

/** How records were matched: the passes in order, and for single records what spoke for and against each pair, in bits. */
export function renderMatching(
  { passes, records }: MatchingExplanation,
  options: TerminalOptions,
): string {
  const paint = paintFor(options.color);
  const { locale, width } = options;
  const { columns, headings } = locale.report;
  return page(
    [
      section(
        headings.matching,
        table(
          [
            { header: columns.pass, flexible: true },
            { header: columns.matched, align: 'right' },
            { header: locale.matching.time, align: 'right' },
          ],
          passes.map(({ pass, matched, milliseconds }) => [
            pass,
            groupThousands(String(matched)),
            milliseconds === null
              ? locale.matching.withTheOneAbove
              : locale.matching.milliseconds(String(Math.round(milliseconds))),
          ]),
          width,
        ),
        width,
        paint,
      ),
      ...records.map((each) => explanation(each, options, paint)),
    ],
    options,
  );
}

type Found = Extract<RecordExplanation, { readonly state: 'found' }>;

function explanation(
  explained: RecordExplanation,
  options: TerminalOptions,
  paint: Paint,
): string[] {
  const { locale, width } = options;
  const texts = locale.matching;
  if (explained.state === 'not-found') return paragraph(texts.notFound(explained), width);
  const { record, fate, pass, pair, rivals } = explained;
  const verdict =
    fate !== 'matched'
      ? texts.fates[fate]
      : pair === null || pass === null
        ? ''
        : texts.matchedWith(recordLine(pair.other, options), pass);
  return [
    ...paragraph(recordLine(record, options), width, '', paint.strong),
    ...paragraph(verdict, width, '  '),
    ...(pair === null ? [] : waterfall(pair, explained, options, remark(explained, options))),
    ...(rivals.length === 0 ? paragraph(texts.noRival, width, '  ') : []),
    ...rivals.flatMap((rival) => [
      ...paragraph(
        locale.clauses([
          texts.nextBest(recordLine(rival.other, options), texts.bits(signed(rival.sum))),
          because(rival, options),
        ]),
        width,
        '  ',
      ),
      ...waterfall(rival, explained, options, texts.needed(signed(explained.needed))),
    ]),
  ];
}

function recordLine(
  { file, line, kind, amount, currency, at }: ExplainedRecord,
  { locale }: TerminalOptions,
): string {
  const parts = [locale.matching.kinds[kind], locale.money(amount, currency)];
  return [`${file}:${line}`, ...parts, ...(at === null ? [] : [at])].join(' · ');
}

/** What a pair rests on, where its pass did not weigh it. */
function remark({ pass, isWeighed, needed }: Found, { locale }: TerminalOptions): string {
  const texts = locale.matching;
  if (pass === 'pinned') return texts.pinned;
  return isWeighed ? texts.needed(signed(needed)) : texts.sureByKey;
}

function because({ because: reason, takenBy }: WeighedPair, { locale }: TerminalOptions): string {
  if (reason === 'taken' && takenBy !== null) {
    return locale.matching.takenBy(`${takenBy.file}:${takenBy.line}`, takenBy.pass);
  }
  return reason === null || reason === 'taken' ? '' : locale.matching.because[reason];
}

/** The prior, each field that says something, and the sum. */
function waterfall(
  pair: WeighedPair,
  { prior }: Found,
  { locale, width }: TerminalOptions,
  note: string,
): string[] {
  const texts = locale.matching;
  const steps = [
    { lead: texts.prior, said: '', bits: signed(prior) },
    ...pair.weights
      .filter(({ outcome }) => outcome !== 'silent')
      .map(({ field, outcome, bits }: FieldWeight) => ({
        lead: texts.fields[field],
        said: outcomeText(outcome, locale),
        bits: signed(bits),
      })),
    { lead: texts.sum, said: '', bits: signed(pair.sum) },
  ];
  const widest = (of: (step: (typeof steps)[number]) => string): number =>
    Math.max(...steps.map((step) => widthOf(visible(of(step)))));
  const lead = widest((step) => step.lead);
  const said = widest((step) => step.said);
  const bits = widest((step) => step.bits);
  return [
    ...steps.map(
      (step) =>
        `    ${padded(step.lead, lead)}  ${padded(step.said, said)}  ${' '.repeat(bits - widthOf(step.bits))}${step.bits}`,
    ),
    ...paragraph(note, width, '    '),
  ];
}

/** Unequal amounts are told by the slip that would explain them. */
function outcomeText(outcome: FieldOutcome, { matching, terms }: Locale): string {
  switch (outcome) {
    case 'agrees':
    case 'differs':
    case 'vetoes':
    case 'silent':
      return matching.outcomes[outcome];
    case 'unknown':
      return matching.outcomes.differs;
    default:
      return terms.slips[outcome];
  }
}

function padded(text: string, width: number): string {
  return visible(text) + ' '.repeat(Math.max(0, width - widthOf(visible(text))));
}

/** `+3.6`, `−5.1`, `−∞`. */
function signed(bits: number): string {
  if (!Number.isFinite(bits)) return bits < 0 ? '−∞' : '+∞';
  const text = Math.abs(bits).toFixed(1);
  return text === '0.0' ? '0.0' : `${bits < 0 ? '−' : '+'}${text}`;
}
