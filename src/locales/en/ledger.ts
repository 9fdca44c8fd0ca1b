import type { LedgerTexts } from '../ledger-texts.ts';
import { count } from './wording.ts';

const actions = { run: 'found', accept: 'accepted', reopen: 'reopened' } as const;

export const ledger: LedgerTexts = {
  runs: 'Runs that changed the ledger',
  noRuns: 'No run has changed the ledger yet.',
  runColumns: {
    number: 'Run',
    at: 'When',
    asOf: 'As of',
    files: 'New files',
    records: 'Records',
    open: 'Open',
  },
  run: (number, at, version) => `Run ${number}, ${at}, posrecon ${version}`,
  runFiles: 'Files that it read',
  fileColumns: { side: 'Side', file: 'File' },
  found: (number) => `${count(number, 'discrepancy', 'discrepancies')} found`,
  resolved: (number) => `${count(number, 'discrepancy', 'discrepancies')} resolved`,
  noDiscrepancies: 'No discrepancies are open.',
  history: 'History',
  firstFound: (run, at) => `first found by run ${run}, ${at}`,
  lastFound: (run, at) => `last found by run ${run}, ${at}`,
  done: (action, actor, at) => `${actions[action]} by ${actor}, ${at}`,
  reason: 'Reason',
  accepted: (id) => `${id} is accepted: it counts no longer, and no letter is drafted for it.`,
  reopened: (id) => `${id} is open again.`,
  check: {
    blocks: 'Every block of the file can be read',
    trail: 'Each entry of the audit trail is as it was written and follows from the one before',
    anchor: 'The entry of the hash given is in the trail',
    runs: 'The runs are numbered without a gap, and each is in the trail',
    sources: 'Each file was read by a run, once',
    records: 'The records of each file are as many, and come to as much, as when it was read',
    discrepancies: 'Each discrepancy is there once, and was found by a run',
  },
  holds: 'holds',
  fails: (fault) => `does not hold: ${fault}`,
  anchor: (entries, hash) =>
    `${count(entries, 'entry', 'entries')} in the trail; the last has the hash ${hash}. Note it elsewhere: posrecon ledger verify --anchor proves with it that nothing before was rewritten.`,
  backedUp: (file) => `The ledger was copied to ${file}.`,
  exported: (files, folder) => `${count(files, 'table', 'tables')} were written to ${folder}.`,
};
