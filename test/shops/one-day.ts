/** What happened between a shop and its customers on one day, as the acquirer has it. */
export interface Taken {
  /** Wall clock, UTC. */
  readonly time: string;
  readonly order: string;
  /** Negative: a refund of the order. */
  readonly cents: number;
  /** The acquirer's own number of it. */
  readonly number: string;
}

/** The day of the sales; they are paid out together on the eighth. */
export const day = '2026-01-06';
const paidOn = '2026-01-08';

/** One way in which an acquirer tells the same day. */
export interface Telling {
  readonly profile: string;
  readonly write: (taken: readonly Taken[]) => string;
}

const money = (cents: number): string => (cents / 100).toFixed(2);
const lines = (header: string, rows: readonly string[]): string =>
  `${[header, ...rows].join('\n')}\n`;
const sum = (taken: readonly Taken[]): number => taken.reduce((all, { cents }) => all + cents, 0);

/** The same day in ten formats; none takes a fee, so that all have the same net. */
export const tellings: readonly Telling[] = [
  {
    profile: 'stripe-balance',
    write: (taken) =>
      lines(
        'automatic_payout_id,automatic_payout_effective_at_utc,balance_transaction_id,created_utc,available_on_utc,currency,gross,fee,net,reporting_category,source_id,payment_metadata[order_id]',
        taken.map(
          ({ time, order, cents, number }) =>
            `po_1,${paidOn} 00:00:00,txn_${number},${day} ${time},${paidOn} 00:00:00,eur,${money(cents)},0.00,${money(cents)},${cents < 0 ? 'refund' : 'charge'},${number},${order}`,
        ),
      ),
  },
  {
    profile: 'adyen-settlement',
    write: (taken) =>
      lines(
        'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Commission (NC),Batch Number',
        [
          ...taken.map(({ time, order, cents, number }) => {
            const [debit, credit] = cents < 0 ? [money(-cents), ''] : ['', money(cents)];
            return `Demo,Shop,${number},${order},visa,${day} ${time},UTC,${cents < 0 ? 'Refunded' : 'Settled'},${cents < 0 ? `m${number}` : ''},EUR,${debit},${credit},1,EUR,${debit},${credit},,7`;
          }),
          `Demo,Shop,,,,${paidOn} 00:00:00,UTC,MerchantPayout,batch 7,,,,,EUR,${money(sum(taken))},,,7`,
        ],
      ),
  },
  {
    profile: 'shopify-payments',
    write: (taken) =>
      lines(
        'Transaction Date,Type,Order,Card Brand,Card Source,Payout Status,Payout Date,Payout ID,Available On,Amount,Fee,Net,Checkout,Currency',
        taken.map(
          ({ time, order, cents, number }) =>
            `${day} ${time} +0000,${cents < 0 ? 'refund' : 'charge'},${order},visa,online,paid,${paidOn},9001,${paidOn},${money(cents)},0.00,${money(cents)},#${number},EUR`,
        ),
      ),
  },
  {
    profile: 'square-transfers',
    write: (taken) =>
      lines(
        'Deposit Date,Payment Date,Type,Transaction ID,Payment ID,Collected,Fees,Deposited,Deposit ID,Location',
        taken.map(
          ({ order, cents, number }) =>
            `${paidOn},${day},${cents < 0 ? 'Refund' : 'Charge'},${order},${number},€${money(cents)},€0.00,€${money(cents)},D1,Main`,
        ),
      ),
  },
  {
    profile: 'checkout-com',
    write: (taken) =>
      lines(
        'Payment ID,Action ID,Action Type,Requested On,Processed On,Payment Method,Card Type,Reference,Processing Currency,Processing Currency Amount,Holding Currency,Holding Currency Amount,Breakdown Type,Payout ID',
        taken.map(({ time, order, cents, number }) => {
          const kind = cents < 0 ? 'Refund' : 'Capture';
          return `pay_${order},${number},${kind},${day}T${time},${paidOn}T06:00:00,VISA,Credit,${order},EUR,${money(cents)},EUR,${money(cents)},${kind},P1`;
        }),
      ),
  },
  {
    profile: 'worldpay-text',
    write: (taken) =>
      lines(
        'OrderCode\tDate\tPaymentMethod\tStatus\tCurrencyCode\tAmount\tCommission\tBatch ID',
        taken.map(({ time, order, cents }) =>
          [
            order,
            `${day} ${time}`,
            'VISA-SSL',
            cents < 0 ? 'REFUNDED' : 'CAPTURED',
            'EUR',
            money(cents),
            '0.00',
            '7',
          ].join('\t'),
        ),
      ),
  },
  {
    profile: 'braintree',
    write: (taken) =>
      lines(
        'Transaction ID,Transaction Type,Transaction Status,Created Datetime,Created Timezone,Settlement Date,Disbursement Date,Merchant Account,Currency ISO Code,Amount Submitted For Settlement,Order ID',
        taken.map(
          ({ time, order, cents, number }) =>
            `${number},${cents < 0 ? 'credit' : 'sale'},settled,${day} ${time},UTC,${day},${paidOn},demo,EUR,${money(Math.abs(cents))},${order}`,
        ),
      ),
  },
  {
    profile: 'amazon-pay',
    write: (taken) =>
      lines(
        'TransactionPostedDate,SettlementId,AmazonTransactionId,SellerReferenceId,TransactionType,AmazonOrderReferenceId,SellerOrderId,StoreName,CurrencyCode,TransactionDescription,TransactionAmount,TransactionPercentageFee,TransactionFixedFee,TotalTransactionFee,NetTransactionAmount',
        [
          ...taken.map(
            ({ time, order, cents, number }) =>
              `${day}T${time}+00:00,7001,${number},S${number},${cents < 0 ? 'Refund' : 'Capture'},P${number},${order},Demo,EUR,Order,${money(cents)},0.00,0.00,0.00,${money(cents)}`,
          ),
          `${paidOn}T00:00:00+00:00,7001,T1,,Transfer,,,Demo,EUR,Payout,${money(-sum(taken))},0.00,0.00,0.00,${money(-sum(taken))}`,
        ],
      ),
  },
  {
    profile: 'paypal-settlement',
    write: (taken) =>
      lines(
        '"CH","Transaction ID","Invoice ID","PayPal Reference ID","PayPal Reference ID Type","Transaction Event Code","Transaction Initiation Date","Transaction Completion Date","Transaction Debit or Credit","Gross Transaction Amount","Gross Transaction Currency","Fee Debit or Credit","Fee Amount","Fee Currency","Bank Reference ID"',
        [
          ...taken.map(({ time, order, cents, number }) => {
            const at = `${day.replaceAll('-', '/')} ${time} +0000`;
            return `"SB","${number}","${order}","","","${cents < 0 ? 'T1107' : 'T0006'}","${at}","${at}","${cents < 0 ? 'DR' : 'CR'}",${Math.abs(cents)},"EUR","DR",0,"EUR",""`;
          }),
          `"SB","W1","","","","T0400","${paidOn.replaceAll('-', '/')} 00:00:00 +0000","${paidOn.replaceAll('-', '/')} 00:00:00 +0000","DR",${sum(taken)},"EUR","",0,"EUR","B1"`,
        ],
      ),
  },
  {
    profile: 'zettle-statement',
    write: (taken) => {
      let balance = 0;
      const rows = taken.map(({ time, order, cents }) => {
        balance += cents;
        return `${paidOn} 02:00:00,${day} ${time},${order},${cents < 0 ? 'Refundering' : 'Kortbetaling'},${money(cents)},${money(balance)}`;
      });
      const payout = `${paidOn} 11:00:00,,,Udbetaling til bankkonto,${money(-balance)},0.00`;
      return lines('Afregningsdato,Betalingsdato,Reference,Type,Netto,Saldo', [
        payout,
        ...rows.reverse(),
      ]);
    },
  },
];
