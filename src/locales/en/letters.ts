import type { DiscrepancyCode } from '../../model/discrepancy.ts';
import type { Asked, LetterTexts } from '../letter-texts.ts';

function claim({ code, money }: Asked): string {
  const asks: Partial<Record<DiscrepancyCode, string>> = {
    'missing-settlement': `Please settle the sale below and credit ${money} to us.`,
    'missing-payout': `Please pay out the ${money} that your settlement states for the day below, or tell us when and to which account it was paid.`,
    'short-payout': `Please pay the missing ${money}, or tell us item by item what was deducted and on what ground.`,
    'wrong-fee': `Please correct the fee of the transaction below and credit the difference of ${money} to us.`,
    'wrong-merchant': `Please move the ${money} of the transaction below to the merchant and terminal number that sold.`,
    'wrong-amount': `The refund below was paid with another amount than we gave. Please recover the difference of ${money} and credit it to us.`,
    'refund-without-sale': `We have no sale for the refund below. Please recover ${money} from the card or account that received it, or tell us which sale it gives back.`,
    'refund-to-other-card': `The refund below went to a card that had not paid the sale. Please recover ${money} from it and credit it to us, so that we can refund the card that paid.`,
    chargeback: `The sale below had been refunded when it was disputed. Please take up the dispute with our proof of the refund, and credit ${money} to us.`,
    'refund-exceeds-sale': `More was refunded than the sale came to. Please recover ${money} from the card or account that received it.`,
  };
  return (
    asks[code] ??
    `We did not order the refund below. Please tell us who did, and credit ${money} to us.`
  );
}

export const letter: LetterTexts = {
  title: {
    refund: 'Refund request',
    void: 'Request to void a transaction',
    claim: 'Claim on the acquirer',
    supplement: 'Request for a supplementary payment',
  },
  ask: {
    refund: ({ money }) =>
      `Please refund ${money} to the card or account with which the transaction below was paid.`,
    void: ({ money }) =>
      `Please void the transaction below, ${money}, while its batch has not been settled. If it has been settled by the time this reaches you, please treat this as a request to refund ${money}.`,
    claim,
    supplement: ({ money }) =>
      `The transaction below was charged with too small an amount. Please ask the cardholder, through the card’s issuer, to consent to a supplementary payment of ${money}. Nothing may be charged without that consent.`,
  },
  to: 'To',
  acquirer: 'the acquirer',
  from: 'From',
  merchant: 'name, address and contact of the merchant',
  date: 'Date',
  request: 'Request',
  state: 'State',
  dataAsOf: 'Records as of',
  submitted: 'Handed in on',
  reference: 'Number at the acquirer',
  arrived: 'Has come so far',
  headings: {
    transaction: 'Original transaction',
    payout: 'Payout concerned',
    reason: 'Reason',
    shown: 'What our records show',
    evidence: 'Evidence',
    papers: 'Papers attached',
    approval: 'Approval',
    beyond: 'What our files cannot show',
  },
  kind: 'Kind',
  originalAmount: 'Original amount',
  requestedAmount: 'Amount requested',
  notInFiles: 'not in our files',
  evidence: {
    role: 'Record',
    side: 'From',
    place: 'File and line',
    amount: 'Amount',
    numbers: 'Numbers',
    file: 'File',
    sha256: 'SHA-256',
    summed: 'several rows, summed',
    filesSentence: 'The files as we received them are identified by these checksums:',
    none: 'The discrepancy rests on no single record.',
  },
  papersOf: ({ kind, code }) => {
    if (code === 'missing-payout' || code === 'short-payout') {
      return [
        'settlement of the day, with its transactions',
        'bank statement of the days on which the payout was due',
      ];
    }
    if (code === 'wrong-fee') {
      return ['settlement row', 'fee schedule of the merchant contract'];
    }
    if (code === 'missing-settlement' || code === 'wrong-merchant') {
      return [
        'sales slip, merchant’s copy',
        'till record',
        'slip of the batch closure',
        'settlement of the day',
      ];
    }
    if (code === 'chargeback') {
      return [
        'settlement row of the chargeback',
        'settlement row of the refund, with its slip',
        'sales slip of the original sale',
        'record of the talks with the customer (date, name, what was agreed)',
      ];
    }
    if (kind === 'claim') {
      return [
        'settlement row of the refund',
        'till record of the day',
        'sales slip of the original sale, where there is one',
      ];
    }
    if (code === 'refund-not-settled') {
      return [
        'refund slip, merchant’s copy',
        'sales slip of the original sale',
        'settlement row of the original sale',
        'record of the talks with the customer (date, name, what was agreed)',
      ];
    }
    return [
      'sales slip, merchant’s copy',
      'settlement row of the charge',
      'bank entry of the payout that holds it, where there is one',
      'record of the talks with the customer (date, name, what was agreed)',
    ];
  },
  terms: {
    heading: 'Terms',
    voidUntil: (time) => `Until ${time} of the day of sale, it can be voided instead of refunded.`,
    refundUntil: (date, days) => `It can be refunded until ${date}, ${days} days from the sale.`,
    refundOver: (date, days) =>
      `The ${days} days within which it could be refunded ended on ${date}. Please tell us how the customer can be paid now.`,
    disputeUntil: (date, days) =>
      `The customer can dispute the charge until ${date}, ${days} days from it.`,
    source: (source) => `Source: ${source}.`,
  },
  escalation: {
    title: {
      reminder: 'Reminder of a request',
      complaint: 'Complaint about a request that was not carried out',
      supervisor: 'Complaint about an acquirer',
    },
    to: {
      reminder: 'the acquirer',
      complaint: 'the acquirer, complaints office',
      supervisor:
        'the body that supervises the acquirer; in mainland China the local branch of the People’s Bank of China (financial consumers’ hotline 12363). A customer can also turn to it, or to 12315 where the dispute is with the shop',
    },
    asked: 'Our request was: ',
    soFar: ({ submittedOn, reference, overdueSince, arrived }) =>
      `This request was handed in on ${submittedOn}${reference === null ? '' : ` under number ${reference}`}${overdueSince === null ? '' : ` and should have been done by ${overdueSince}`}. ${arrived === null ? 'Nothing of it is in the files that we have received since.' : `Of it, ${arrived} is in the files that we have received since.`}`,
    ask: {
      reminder:
        'Please carry out what is still open without delay, or tell us in writing what stands in the way.',
      complaint:
        'Our reminder has brought nothing. We complain formally, and ask for a decision in writing with its grounds.',
      supervisor:
        'The acquirer has let both our reminder and our complaint pass. We ask you to look into it.',
    },
  },
  fraud: {
    heading: 'If this may be fraud',
    advice: [
      'Report it to the police and to the acquirer’s fraud desk before anybody at the till is asked about it.',
      'Keep the files as they were received (their checksums stand above), the slips, the rosters, the terminal’s log and the video of that time; work on copies alone.',
      'Write down who can use the terminal and the acquirer’s portal, and change the passwords.',
    ],
  },
  approval: {
    'two-person':
      'This is a draft until a second person has approved it. Whoever drafted it may not approve it.',
    single:
      'In this shop one person drafts and approves (approval: single in posrecon.yaml); no second person has checked this request.',
  },
  signatures: {
    role: 'Step',
    name: 'Name',
    signature: 'Signature',
    date: 'Date',
    draftedBy: 'Drafted by',
    approvedBy: 'Approved by',
  },
  beyond:
    'This letter rests on our till log, your settlement exports and our bank statements alone. What the customer’s own bank shows (a credit already given, a blocked amount released, a dispute opened) lies beyond a merchant’s files; please check it before you pay.',
  drafted: (tool, run) => `Drafted by ${tool} in run ${run}.`,
};
