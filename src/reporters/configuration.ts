import type { InitTexts } from '../locales/init-texts.ts';
import type { Locale } from '../locales/locale.ts';
import type { Proposal, SeenAcquirer } from '../model/proposal.ts';
import type { Inference } from '../model/report.ts';
import { feeLines } from './configured-fees.ts';
import { plain, quoted } from './yaml-text.ts';

export interface ConfigurationOptions {
  readonly locale: Pick<Locale, 'init' | 'aside'>;
  /** Where the published JSON Schema is, for editors. */
  readonly schema: string;
}

type Words = InitTexts & Pick<Locale, 'aside'>;

/** A rule of fewer payouts, or from which more than a third depart, is only suggested. */
const leastAgreeing = 3;

/** A commented posrecon.yaml that says what the files show; without any, a template. */
export function renderConfiguration(
  proposal: Proposal,
  { locale, schema }: ConfigurationOptions,
): string {
  const texts = { ...locale.init, aside: locale.aside };
  const sections = [
    [`# yaml-language-server: $schema=${plain(schema)}`, '', ...texts.head.map(comment)],
    zone(proposal, texts),
    currencies(proposal, texts),
    sources(proposal, texts),
    ...passwords(proposal, texts),
    acquirers(proposal, texts),
    tills(proposal, texts),
    [comment(texts.tips), '# tips: { upTo: 20% }'],
    [comment(texts.accounts), `# accounts: { ${texts.someAccounts} }`],
  ];
  return `${sections.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function zone({ timeZone }: Proposal, texts: Words): readonly string[] {
  return timeZone === null
    ? [comment(texts.noTimeZone), '# timeZone: Europe/London']
    : [comment(texts.timeZone), `timeZone: ${timeZone}`];
}

function currencies({ currencies: codes }: Proposal, texts: Words): readonly string[] {
  return [
    comment(texts.currencies),
    codes.length === 0 ? '# currencies: [EUR]' : `currencies: [${codes.join(', ')}]`,
  ];
}

const exampleFiles = {
  pos: 'till-*.csv',
  settlement: 'settlement-*.csv',
  bank: 'bank-*.csv',
} as const;

function sources({ files }: Proposal, texts: Words): readonly string[] {
  const lines = files.flatMap(({ side, patterns }) =>
    patterns.length === 0
      ? [`  # ${side}:`, `  #   files: [${exampleFiles[side]}] # ${texts.side[side]}`]
      : [
          `  ${side}: # ${texts.side[side]}`,
          '    files:',
          ...patterns.map((pattern) => `      - ${quoted(pattern)}`),
        ],
  );
  const isEmpty = files.every(({ patterns }) => patterns.length === 0);
  return [
    comment(texts.sources),
    isEmpty ? '# sources:' : 'sources:',
    ...(isEmpty ? lines.map((line) => line.replace(/^ {2}#/, '#  ')) : lines),
  ];
}

function passwords({ passwords: file }: Proposal, texts: Words): readonly (readonly string[])[] {
  return file === null ? [] : [[comment(texts.passwords), `passwords: ${quoted(file)}`]];
}

function acquirers(proposal: Proposal, texts: Words): readonly string[] {
  const { acquirers: seen } = proposal;
  if (seen.length === 0) {
    const example = acquirer({ name: null, merchants: [] }, { ...proposal, inferred: [] }, texts);
    return [
      comment(texts.acquirers),
      '# acquirers:',
      ...example.map((line) => `# ${line.replace(/^( *)# (?=[a-zA-Z]+: )/, '$1')}`),
    ];
  }
  return [
    comment(texts.acquirers),
    'acquirers:',
    ...seen.flatMap((each) => acquirer(each, proposal, texts)),
  ];
}

function acquirer(
  { name, merchants }: SeenAcquirer,
  { inferred, acquirers: all }: Proposal,
  texts: Words,
): readonly string[] {
  const of = (what: Inference['what']): readonly Inference[] =>
    inferred.filter(
      (each) =>
        each.what === what &&
        (each.for['acquirer'] === undefined
          ? name === null || all.length === 1 || what === 'cut-off'
          : each.for['acquirer'] === name),
    );
  const own = merchants.filter(({ isOwn }) => isOwn);
  const others = merchants.filter(({ isOwn }) => !isOwn);
  const [cutOff] = of('cut-off');
  const [basis] = of('payout-basis');
  return [
    name === null
      ? `  - name: ${quoted(texts.unnamed)}${all.length === 0 ? '' : ` # ${texts.putName}`}`
      : `  - name: ${quoted(name)}`,
    ...(own.length === 0
      ? ['    # merchants: [{ id: "…", terminals: ["…"] }]']
      : ['    merchants:']),
    ...own.flatMap((merchant) => [
      `      - id: ${quoted(merchant.id)} # ${texts.sales(merchant.sales)}`,
      ...(merchant.store === null ? [] : [`        store: ${quoted(merchant.store)}`]),
      ...(merchant.terminals.length === 0
        ? []
        : [`        terminals: [${merchant.terminals.map(({ id }) => quoted(id)).join(', ')}]`]),
    ]),
    ...others.map(({ id, sales }) => `      # ${plain(texts.otherMerchant(id, sales))}`),
    ...feeLines(
      of('fee-schedule'),
      own.map(({ id }) => id),
      texts,
    ),
    ...(basis === undefined
      ? ['    # feesTaken: netted']
      : [`    feesTaken: invoiced # ${texts.aside(texts.invoiced, support(basis, texts))}`]),
    cutOff === undefined
      ? `    # cutOff: "23:00" # ${texts.cutOff}`
      : `    cutOff: ${quoted(String(cutOff.value['time']))} # ${texts.aside(texts.cutOff, support(cutOff, texts))}`,
    payoutLag(of('payout-lag')[0], texts),
    ...payers(of('usual-payer'), texts),
    `    # ${texts.terms}`,
    '    # settlementLag: 0',
    '    # terminalRental: 30.00',
    '    # refunds: { refundWindow: { days: 180, source: "…" }, disputeWindow: { days: 120, source: "…" }, answerWithin: { days: 7, source: "…" } }',
  ];
}

function payoutLag(lag: Inference | undefined, texts: Words): string {
  if (lag === undefined) return `    # payoutLag: 1 # ${texts.lag}`;
  const { businessDays, days } = lag.value;
  const { agree, of } = lag.support;
  const seen = support(lag, texts);
  if (businessDays === undefined) return `    # ${texts.aside(texts.everyDay(Number(days)), seen)}`;
  const isSure = agree >= leastAgreeing && agree * 3 >= of * 2;
  return `    ${isSure ? '' : '# '}payoutLag: ${businessDays} # ${texts.aside(texts.lag, seen)}`;
}

function payers(inferred: readonly Inference[], texts: Words): readonly string[] {
  if (inferred.length === 0)
    return [`    # payers: [{ name: "…", account: "…" }] # ${texts.payers}`];
  const [first] = inferred;
  return [
    `    payers: # ${first === undefined ? texts.payers : texts.aside(texts.payers, support(first, texts))}`,
    ...inferred.map(({ value }) => `      - name: ${quoted(String(value['payer']))}`),
  ];
}

function tills({ inferred }: Proposal, texts: Words): readonly string[] {
  const skewed = inferred.filter(({ what }) => what === 'clock-skew');
  if (skewed.length === 0) {
    return [comment(texts.tills), '# tills: [{ terminals: ["…"], clock: 240 }]'];
  }
  return [
    comment(texts.tills),
    'tills:',
    ...skewed.map(
      (each) =>
        `  - { terminals: [${quoted(each.for['terminalId'] ?? '')}], clock: ${each.value['seconds']} } # ${support(each, texts)}`,
    ),
  ];
}

function support({ support: { agree, of } }: Inference, texts: Words): string {
  return texts.support(agree, of);
}

function comment(text: string): string {
  return `# ${plain(text)}`;
}
