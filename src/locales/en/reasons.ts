import type { OwnFile } from '../../model/own-files.ts';
import type { LayoutCheckKind, ReasonTexts, SideEvidence } from '../../model/recognition.ts';
import type { Side } from '../../model/transaction.ts';
import { wholePercent } from '../figures.ts';

const sides: Readonly<Record<Side, string>> = {
  pos: 'a till log',
  settlement: 'an acquirer’s settlement export',
  bank: 'a bank statement',
};

const checks: Readonly<Record<LayoutCheckKind, string>> = {
  net: 'the net is the amount less the fee',
  balance: 'the balance follows from the one before',
  totals: 'the sums that it states are those of its rows',
};

function words(evidence: SideEvidence): string {
  switch (evidence.key) {
    case 'column':
      return evidence.field === null
        ? `column "${evidence.header}"`
        : `column "${evidence.header}" (${evidence.field})`;
    case 'cash':
      return `cash in column "${evidence.header}"`;
    case 'failed-attempts':
      return `failed attempts in column "${evidence.header}"`;
    case 'debits-and-credits':
      return 'columns of debits and credits';
    case 'fees-beside-payouts':
      return 'fees beside what is paid out, which no till knows';
  }
}

const list = (evidence: readonly SideEvidence[]): string => evidence.map(words).join(', ');

export const reasons: ReasonTexts = {
  'columns-known': ({ found, of, profile, layout }) =>
    `${found} of the ${of} columns of ${profile} (${layout.en})`,
  'columns-in-place': ({ profile, layout }) =>
    `columns in the order and form of ${profile} (${layout.en}); amount and fee make the net in each row`,
  'format-marked': ({ mark }) => `what marks the format stands in it: ${mark}`,
  'profile-named': () => 'the profile was named',
  'headers-absent': ({ headers }) =>
    `not in its header: ${headers.map((header) => `"${header}"`).join(', ')}`,
  'own-profile-fits': ({ profile }) =>
    `${profile} of posrecon.yaml fits too, and is taken only where it is named as the profile`,
  'issuer-named': ({ name }) => `"${name}" stands in the title or the header`,
  'layout-unpublished': () =>
    'its layout is not published: columns were told by their names and values',
  'side-named': ({ side }) => `${sides[side]}, as you said`,
  'side-told': ({ side, evidence }) => `taken for ${sides[side]} because of ${list(evidence)}`,
  'may-be-side': ({ side, confidence, evidence }) =>
    `it may be ${sides[side]} (${wholePercent(confidence)}) because of ${list(evidence)}`,
  'may-be-profile': ({ side, confidence, profile }) =>
    `it may be ${sides[side]} (${wholePercent(confidence)}), in the format ${profile}`,
  'own-file': ({ what }) => `posrecon wrote it: ${ownFiles[what]}`,
  'text-damaged': ({ damage }) => `texts in it are damaged: ${damages[damage]}`,
  checked: ({ by, agree, of }) => `${checks[by]} in ${agree} of ${of}`,
};

const ownFiles: Readonly<Record<OwnFile, string>> = {
  report: 'a report',
  discrepancies: 'a list of discrepancies',
  annotations: 'a report for CI',
  journal: 'a journal for the books',
  requests: 'a list of refund requests',
  letter: 'a letter to the acquirer or the bank',
  evidence: 'the evidence of a request',
  inspection: 'what inspect said of files',
  ledger: 'a table of the ledger',
  configuration: 'a configuration',
};

const damages = {
  'gbk-as-utf-8': 'GBK was read as UTF-8 and saved before it came here',
  'gbk-as-latin-1': 'GBK was read as Latin-1 and saved before it came here',
  'utf-8-as-gbk': 'UTF-8 was read as GBK and saved before it came here',
  'utf-8-as-latin-1': 'UTF-8 was read as Latin-1 and saved before it came here',
  'wrong-encoding': 'they were decoded in the wrong encoding and saved before they came here',
  'characters-lost': 'they were saved in an encoding that lacks their characters',
} as const;
