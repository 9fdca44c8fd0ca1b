/** What each exit code means and who acts on it, as the contract has it. */
export const exitMeanings: Readonly<Record<number, string>> = {
  0: 'All inputs were read, and nothing reaches --fail-on. What was not checked is listed.',
  1: 'Discrepancies, new or open and not accepted, reach --fail-on: for the bookkeeper.',
  2: 'The command or posrecon.yaml is wrong; nothing was read: for whoever typed it.',
  3: 'An input is missing, cannot be read, is of unknown side, or has rejected rows; the report on the rest is written: for whoever exported it.',
  4: 'The ledger is locked, damaged, unwritable or from a newer version, and was not changed: for the operator.',
  70: 'A defect in posrecon; version and stack are on standard error: please report it.',
};

/** The variables that posrecon heeds. */
export const environment: readonly (readonly [string, string])[] = [
  ['NO_COLOR', 'Set to anything, it turns colour and links off.'],
  [
    'FORCE_COLOR',
    'Set to anything but 0, it turns colour on where standard output is no terminal.',
  ],
  [
    'FORCE_HYPERLINK',
    'Set to 1, file names are links where the terminal does not say that it shows them; 0 turns links off.',
  ],
  ['COLUMNS', 'The width of reports where standard output is no terminal; 100 unless set.'],
  [
    'LC_ALL, LC_MESSAGES, LANG, LANGUAGE',
    'The first that is set names the language of reports unless --lang or posrecon.yaml does: zh… is Chinese, else English.',
  ],
  [
    'LC_ALL, LC_CTYPE, LANG, TERM',
    'Where they name another encoding than UTF-8, or TERM is dumb, tables and bars on a terminal are drawn in ASCII.',
  ],
  ['CI', 'Set to anything, nothing is said of progress.'],
  ['TMPDIR', 'Where archives and large files are unpacked during a run.'],
];

/** The files that are read and written without being named. */
export const files: readonly (readonly [string, string])[] = [
  ['posrecon.yaml', 'The configuration, read from the folder where posrecon is started.'],
  [
    '.posrecon/ledger.duckdb',
    'The ledger of runs whose files come from posrecon.yaml, beside it; ledger: in it names another.',
  ],
];
