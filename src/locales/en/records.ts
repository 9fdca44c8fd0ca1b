import type { DiscrepancyArguments } from '../../model/discrepancy-arguments.ts';
import type { AllDiscrepancyTexts } from '../locale.ts';
import { terms } from './terms.ts';
import { count, isOne, money, on, times } from './wording.ts';

type Records = 'control-total-mismatch' | 'balance-break' | 'trace-gap' | 'repeated-record';

function figure(text: string, args: DiscrepancyArguments['control-total-mismatch']): string {
  return args.currency === null ? text : money(text, args.currency);
}

/** `000043` or `000043 to 000045` */
function numbers({ from, to }: DiscrepancyArguments['trace-gap']): string {
  return from === to ? from : `${from} to ${to}`;
}

function inBatch({ batchNo }: DiscrepancyArguments['trace-gap']): string {
  return batchNo === null ? '' : ` in batch ${batchNo}`;
}

export const records: Pick<AllDiscrepancyTexts, Records> = {
  'control-total-mismatch': {
    title: 'A file’s own total disagrees with its rows',
    summary: (args) =>
      `The file states “${args.name}” as ${figure(args.stated, args)}, but its rows come to ${figure(args.found, args)}; export it again before you rely on it.`,
    explanation: (args) => [
      `The total “${args.name}” in the file’s own preamble or trailer is ${figure(args.stated, args)}; counted from its rows it is ${figure(args.found, args)}.`,
      'Rows may be missing, or the file was changed after it was exported.',
    ],
    reason: (args) =>
      `The settlement file states “${args.name}” as ${figure(args.stated, args)}; its rows come to ${figure(args.found, args)}.`,
    finds: 'A file whose own totals (preamble or trailer) disagree with its rows.',
    matters: 'The file is cut short, edited or wrong; every result that rests on it is in doubt.',
    remedy: 'Export the file again. If it still disagrees, ask whoever issued it.',
    limits:
      'Rows that were rejected count towards the difference; solve the problems listed for the file first.',
  },
  'balance-break': {
    title: 'Bank balance does not follow from its lines',
    summary: (args) =>
      `On ${args.on} the bank statement shows a balance of ${money(args.stated, args.currency)}, where its lines come to ${money(args.expected, args.currency)}; get the statement again, ${money(args.difference, args.currency)} is unexplained.`,
    explanation: (args) => [
      `The balance before, plus the line, is ${money(args.expected, args.currency)}; the statement says ${money(args.stated, args.currency)}.`,
      'A line is missing, stands twice or was changed.',
    ],
    reason: (args) =>
      `The statement’s balance on ${args.on} is ${money(args.stated, args.currency)}; its lines come to ${money(args.expected, args.currency)}.`,
    finds: 'A bank statement whose running balance does not follow from its lines.',
    matters: 'A credit that is not in the statement makes a payout look missing, or hides one.',
    remedy: 'Export the statement again, without filters and over whole days.',
    limits:
      'A bank that lists a day’s lines in no fixed order breaks the chain though nothing is missing.',
  },
  'trace-gap': {
    title: 'Trace numbers skip within a batch',
    summary: (args) =>
      `Terminal ${args.terminalId} skips ${isOne(args.missing) ? 'trace number' : 'trace numbers'} ${numbers(args)}${inBatch(args)}; see on the terminal’s journal what became of ${isOne(args.missing) ? 'it' : 'them'}.`,
    explanation: (args) => [
      `${count(args.missing, 'number stands', 'numbers stand')} in no record on either side, while its other numbers count one by one.`,
      ...(args.beforeAt === null || args.afterAt === null
        ? []
        : [
            `The records on either side of the gap were made${on(args.beforeAt)} and${on(args.afterAt)}.`,
          ]),
    ],
    reason: (args) =>
      `The records of terminal ${args.terminalId} skip ${numbers(args)}${inBatch(args)}.`,
    finds: 'Trace numbers that are missing within a batch of a terminal.',
    matters:
      'A payment that neither side lists can only be noticed by the number that it left out.',
    remedy:
      'Look at the terminal’s journal between the two records. Mostly it was a cancelled attempt.',
    limits:
      'Attempts that were broken off, balance enquiries and sign-ons take a number as well, so a gap alone proves nothing. Looked for only where numbers count one by one in at least nine steps of ten, and within a batch, or a day where the records name no batch, never between two.',
  },
  'repeated-record': {
    title: 'Record repeated within one file',
    summary: (args) =>
      `The same record of ${money(args.amount, args.currency)} stands ${times(args.times)} in one file (${terms.sides[args.side]}); check whether it was exported ${times(args.times)} or happened ${times(args.times)}.`,
    explanation: () => [
      'All that identifies the record is the same in each row. Each row was counted, none was thrown away.',
    ],
    reason: (args) =>
      `The file holds the same record of ${money(args.amount, args.currency)} ${times(args.times)}.`,
    finds: 'One file that holds the same record more than once.',
    matters:
      'If it was exported twice, the totals are too high; if it happened twice, they are right.',
    remedy: 'Look at the rows. If the export repeated them, export again.',
    limits:
      'Where a file has no number that is unique to a record, two honest payments in the same second look repeated.',
  },
};
