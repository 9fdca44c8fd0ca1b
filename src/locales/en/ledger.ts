import type { LedgerTexts } from '../ledger-texts.ts';
import { count } from './wording.ts';

const actions = {
  run: 'found',
  accept: 'accepted',
  reopen: 'reopened',
  match: 'matched',
  unmatch: 'parted',
  undo: 'undone',
  close: 'closed',
  draft: 'drafted',
  approve: 'approved',
  reject: 'rejected',
  submit: 'submitted',
  fail: 'failed, noted',
  withdraw: 'withdrawn',
  escalate: 'overdue, found',
  arrive: 'partly arrived, found',
  settle: 'settled',
} as const;

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
  pinned: (one, other) => `${one} and ${other} are one payment, whatever later runs find.`,
  parted: (one, other) => `${one} and ${other} are not one payment, whatever later runs find.`,
  undone: (run) => `Run ${run} is undone: the ledger is as it was before it.`,
  monthClosed: (month, open) =>
    `${month} is closed: what later files bring of it is told, and booked in their month. ${
      open === 0
        ? 'Nothing of it is open.'
        : `${count(open, 'discrepancy', 'discrepancies')} of it or before are open and go on.`
    }`,
  monthReopened: (month) => `${month} is open again.`,
  requests: 'Requests',
  noRequests: 'No request waits for anything.',
  requestColumns: {
    id: 'Request',
    kind: 'Kind',
    amount: 'Amount',
    state: 'State',
    card: 'Card',
    reference: 'Reference',
  },
  causes: {
    merchant: 'the merchant’s fault',
    customer: 'the customer’s fault',
    bank: 'the bank’s fault',
  },
  proof: 'Shown by',
  drafted: 'Drafted',
  cameSoFar: 'Has come so far',
  because: (supersededBy) =>
    supersededBy === null
      ? 'its discrepancy is resolved'
      : `its discrepancy is now ${supersededBy}`,
  requestIs: (id, state) => `${id}: ${state}.`,
  check: {
    blocks: 'Every block of the file can be read',
    trail: 'Each entry of the audit trail is as it was written and follows from the one before',
    anchor: 'The entry of the hash given is in the trail',
    runs: 'The runs are numbered without a gap, and each is in the trail',
    sources: 'Each file was read by a run, once',
    records: 'The records of each file are as many, and come to as much, as when it was read',
    discrepancies: 'Each discrepancy is there once, and was found by a run',
    requests: 'Each request is there once, and is what the trail left it',
  },
  holds: 'holds',
  fails: (fault) => `does not hold: ${fault}`,
  anchor: (entries, hash) =>
    `${count(entries, 'entry', 'entries')} in the trail; the last has the hash ${hash}. Note it elsewhere: posrecon ledger verify --anchor proves with it that nothing before was rewritten.`,
  backedUp: (file) => `The ledger was copied to ${file}.`,
  packed: (id, file) => `${id} and its evidence were written to ${file}.`,
  exported: (files, folder) => `${count(files, 'table', 'tables')} were written to ${folder}.`,
};
