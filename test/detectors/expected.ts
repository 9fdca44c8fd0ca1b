/** What each case of fixtures/detectors is expected to say: code, severity, amount at stake, who is owed, the culprits, and which variant of the code it is. */
export const expected: Readonly<Record<string, readonly string[]>> = {
  'duplicate-charge/charged-again-for-one-order': [
    'duplicate-charge error 12.50 customer, refund drafted: acquirer.csv:5 (same-order)',
  ],
  'duplicate-charge/charged-twice-by-the-till-for-one-order': [
    'duplicate-charge error 12.50 customer, refund drafted: acquirer.csv:5 (same-order)',
  ],
  'duplicate-charge/charged-again-and-voided': [],
  'duplicate-charge/declined-and-tried-again': [],
  'duplicate-charge/second-coffee-under-its-own-order': [],
  'duplicate-charge/charged-again-while-the-batch-is-open': [
    'duplicate-charge error 12.50 customer, void drafted: acquirer.csv:5 (same-order)',
  ],
  'duplicate-charge/charged-again-and-too-late-to-void': [
    'duplicate-charge error 12.50 customer, refund drafted: acquirer.csv:5 (same-order)',
  ],
  'duplicate-charge/sold-again-after-a-timeout': [
    'duplicate-charge warning 12.50 none: acquirer.csv:5 (after-timeout)',
  ],
  'duplicate-charge/sold-again-after-a-timeout-without-a-number': [
    'duplicate-charge warning 12.50 none: acquirer.csv:5 (after-timeout)',
  ],
  'duplicate-charge/second-coffee-after-a-timeout-that-was-tried-again': [],
  'duplicate-charge/second-coffee-an-hour-after-a-timeout': [],
  'wrong-amount/decimal-point-shifted': [
    'wrong-amount error 112.50 customer, refund drafted: acquirer.csv:4 (decimal-shift)',
  ],
  'wrong-amount/keyed-otherwise-than-the-order-came-to': [
    'wrong-amount error 2.70 customer, refund drafted: till.csv:9 (transposed)',
  ],
  'wrong-amount/digits-transposed': [
    'wrong-amount error 9.00 customer, refund drafted: acquirer.csv:4 (transposed)',
  ],
  'wrong-amount/digit-dropped': [
    'wrong-amount error 210.00 merchant, supplement drafted: acquirer.csv:4 (dropped-digit)',
  ],
  'wrong-amount/digit-doubled': [
    'wrong-amount error 110.00 customer, refund drafted: acquirer.csv:4 (doubled-digit)',
  ],
  'wrong-amount/neighbouring-key-hit': [
    'wrong-amount error 3.00 customer, refund drafted: acquirer.csv:4 (neighbour-digit)',
  ],
  'wrong-amount/tip-added': [
    'wrong-amount error 6.00 customer, refund drafted: acquirer.csv:4 (tip)',
  ],
  'wrong-amount/tip-left-off': [
    'wrong-amount error 6.00 merchant, supplement drafted: acquirer.csv:4 (tip-lost)',
  ],
  'wrong-amount/vat-put-on-top': [
    'wrong-amount error 7.40 customer, refund drafted: acquirer.csv:4 (vat-added)',
  ],
  'wrong-amount/vat-left-off': [
    'wrong-amount error 7.40 merchant, supplement drafted: acquirer.csv:4 (vat-lost)',
  ],
  'wrong-amount/fee-taken-off-the-amount': [
    'wrong-amount error 0.39 merchant, supplement drafted: acquirer.csv:4 (fee-netted)',
  ],
  'wrong-amount/rounded-down': [
    'wrong-amount error 0.45 merchant, supplement drafted: acquirer.csv:4 (rounding)',
  ],
  'wrong-amount/foreign-sums-charged-as-ones-own': [
    'wrong-amount error 35.84 merchant, supplement drafted: acquirer.csv:4 (exchange-rate)',
    'wrong-amount error 29.12 merchant, supplement drafted: acquirer.csv:5 (exchange-rate)',
  ],
  'wrong-amount/settled-at-a-rate-of-its-own': [
    'wrong-amount error 11.91 customer: acquirer.csv:8 (exchange-rate)',
  ],
  'wrong-amount/settled-at-the-rate-of-the-day': [],
  'wrong-amount/whole-order-charged-for-a-part': [
    'wrong-amount error 20.00 customer, refund drafted: acquirer.csv:9 (order-total)',
  ],
  'wrong-amount/order-came-to-what-was-charged': [
    'wrong-amount warning 20.00 none: acquirer.csv:9 (order-total)',
  ],
  'wrong-amount/discount-off-the-order': [],
  'wrong-amount/tips-added-by-many-guests': [],
  'wrong-amount/overcharged-and-the-difference-given-back': [],
  'wrong-amount/order-numbers-begin-again-every-day': [
    'wrong-amount error 115.20 merchant, supplement drafted: till.csv:10 (decimal-shift)',
  ],
  'wrong-amount/instalments-that-make-the-total': [],
  'wrong-amount/too-much-charged-while-the-batch-is-open': [
    'wrong-amount error 112.50 customer, refund drafted: acquirer.csv:4 (decimal-shift)',
  ],
  'wrong-amount/bill-split-on-two-cards': [],
  'wrong-amount/discount-of-what-a-tip-comes-to': [],
  'wrong-amount/discount-of-what-vat-comes-to': [],
  'wrong-amount/fifth-more-where-there-is-no-vat': [
    'wrong-amount error 7.40 customer, refund drafted: acquirer.csv:4 (tip)',
  ],
  'wrong-amount/neighbouring-key-that-the-order-came-to': [
    'wrong-amount warning 3.00 none: acquirer.csv:9 (order-total)',
  ],
  'wrong-amount/rest-of-the-order-paid-with-a-voucher': [],
  'wrong-amount/rounded-by-other-than-the-fee': [
    'wrong-amount error 0.39 merchant, supplement drafted: acquirer.csv:4 (rounding)',
  ],
  'wrong-amount/rounded-in-favour-of-the-guest': [],
  'wrong-amount/two-orders-whose-amounts-are-transposed': [],
  'wrong-amount/zero-doubled-is-a-decimal-shift': [
    'wrong-amount error 900.00 customer, refund drafted: acquirer.csv:4 (decimal-shift)',
  ],
  'failed-but-charged/timed-out-and-settled': [
    'failed-but-charged error 12.50 customer, refund drafted: acquirer.csv:4',
  ],
  'failed-but-charged/timed-out-and-reversed': [],
  'failed-but-charged/reversed-under-the-number-of-the-sale': [],
  'failed-but-charged/timed-out-then-paid-by-the-same-payer': [
    'failed-but-charged error 31.20 customer, refund drafted: acquirer.csv:4',
  ],
  'unrecorded-charge/card-that-no-sale-explains': [
    'unrecorded-charge error 12.50 customer, refund drafted: acquirer.csv:4',
  ],
  'unrecorded-charge/charged-and-given-back': [],
  'missing-settlement/approved-and-not-settled': [
    'missing-settlement error 12.50 merchant, claim drafted: till.csv:4',
  ],
  'missing-settlement/sold-on-a-day-that-the-acquirer-has-not-settled': [],
  'missing-settlement/files-of-two-acquirers-end-on-different-days': [
    'missing-settlement error 27.00 merchant, claim drafted: till.csv:10',
  ],
  'wrong-merchant/settled-under-a-stranger': [
    'wrong-merchant error 12.50 merchant, claim drafted: acquirer.csv:4',
  ],
  'wrong-merchant/till-numbers-its-terminals-otherwise': [],
  'refund-not-settled/given-and-never-sent': [
    'refund-not-settled error 12.50 customer, refund drafted: till.csv:5',
  ],
  'refund-not-settled/sent-the-day-after': [],
  'refund-not-settled/asked-twice-for-one-sale': [
    'refund-not-settled error 12.50 customer, refund drafted: till.csv:5',
    'refund-not-settled warning 12.50 none: till.csv:6 (by-refund)',
  ],
  'refund-not-settled/asked-twice-and-paid-once': [
    'refund-not-settled warning 12.50 none: till.csv:6 (by-refund)',
  ],
  'refund-not-settled/given-for-an-extra-charge': [
    'duplicate-charge error 12.50 customer, refund drafted: acquirer.csv:7 (same-order)',
    'refund-not-settled warning 12.50 none: till.csv:5 (for-extra-charge)',
  ],
  'refund-not-settled/given-for-a-sale-that-was-never-charged': [],
  'unrecorded-refund/refund-that-the-till-does-not-know': [
    'unrecorded-refund error 5.00 merchant, claim drafted: acquirer.csv:5',
  ],
  'unrecorded-refund/void-of-a-charge-that-failed-at-the-till': [],
  'refund-without-sale/sale-was-paid-in-cash': [
    'refund-without-sale error 12.50 merchant, claim drafted: acquirer.csv:4',
  ],
  'refund-without-sale/order-of-a-covered-day-that-is-not-there': [
    'refund-without-sale error 12.50 merchant, claim drafted: acquirer.csv:4',
  ],
  'refund-without-sale/last-digits-of-another-card': [
    'refund-without-sale error 3.40 merchant, claim drafted: acquirer.csv:5',
  ],
  'refund-without-sale/order-of-an-earlier-day': [],
  'refund-without-sale/sale-without-its-reference-at-the-till': [],
  'refund-exceeds-sale/two-part-refunds-of-more-than-the-sale': [
    'refund-exceeds-sale error 2.50 merchant, claim drafted: acquirer.csv:6',
  ],
  'refund-exceeds-sale/two-part-refunds-of-the-whole-sale': [],
  'refund-exceeds-sale/only-the-till-names-the-sale': [
    'refund-exceeds-sale error 9.00 merchant, claim drafted: acquirer.csv:6',
  ],
  'duplicate-refund/one-refund-paid-twice': [
    'duplicate-refund error 12.50 merchant, claim drafted: acquirer.csv:6',
  ],
  'duplicate-refund/two-equal-part-refunds': [],
  'refund-to-other-card/refunded-to-a-card-that-had-not-paid': [
    'refund-to-other-card error 12.50 merchant, claim drafted: acquirer.csv:5',
  ],
  'refund-to-other-card/order-number-of-the-day': [
    'refund-to-other-card error 12.50 merchant, claim drafted: acquirer.csv:4',
  ],
  'refund-to-other-card/order-number-of-the-day-before': [
    'refund-to-other-card error 12.50 merchant, claim drafted: acquirer.csv:14',
  ],
  'refund-to-other-card/order-number-of-another-day-at-a-common-price': [],
  'refund-to-other-card/order-number-of-another-day-on-its-terminal': [
    'refund-to-other-card error 12.50 merchant, claim drafted: acquirer.csv:14',
  ],
  'refund-to-other-card/order-number-of-another-day-on-another-terminal': [],
  'refund-to-other-card/refunded-to-the-card-that-paid': [],
  'refund-to-other-card/order-paid-with-two-cards': [],
  'wrong-fee/one-row-off-the-rate': [
    'wrong-fee warning 2.00 merchant, claim drafted: acquirer.csv:5 (schedule)',
  ],
  'wrong-fee/net-is-not-gross-less-fee': [
    'wrong-fee warning 1.00 merchant, claim drafted: acquirer.csv:5 (net)',
  ],
  'wrong-fee/rate-that-changes-on-a-day': [],
  'wrong-fee/rate-of-one-currency': [],
  'wrong-fee/two-rates-that-no-column-tells': [
    'wrong-fee warning 3.60 merchant, claim drafted: acquirer.csv:26 (schedule)',
  ],
  'wrong-fee/one-large-sale-at-a-cap': [],
  'missing-payout/due-and-not-in-the-bank': [
    'missing-payout error 401.00 merchant, claim drafted: 2026-10-13',
  ],
  'missing-payout/due-after-the-last-day-of-the-statement': [],
  'missing-payout/three-days-in-one-credit-after-the-weekend': [],
  'short-payout/credit-of-less-than-the-net': [
    'short-payout error 10.00 merchant, claim drafted: bank.csv:3',
  ],
  'short-payout/net-in-two-credits': [],
  'excess-payout/credit-of-more-than-the-net': ['excess-payout error 10.00 none: bank.csv:3'],
  'excess-payout/larger-credit-of-someone-else': [],
  'short-payout/one-sale-not-paid-out': [
    'short-payout error 100.00 merchant, claim drafted: bank.csv:4 (rows)',
  ],
  'short-payout/disputed-sale-with-a-fee-of-its-own': [
    'chargeback warning 30.00 merchant: acquirer.csv:14',
  ],
  'short-payout/less-fees-that-nobody-states': [],
  'short-payout/less-than-the-gross-that-the-others-are': [
    'short-payout error 10.00 merchant, claim drafted: bank.csv:4',
  ],
  'short-payout/terminal-rental-named-in-the-narration': [
    'short-payout notice 25.00 none: bank.csv:4 (stated)',
  ],
  'short-payout/terminal-rental-that-the-contract-states': [],
  'short-payout/terminal-rental-kept-twice-in-a-month': [
    'short-payout error 25.00 merchant, claim drafted: bank.csv:4',
  ],
  'short-payout/rental-of-more-terminals-than-there-are': [
    'short-payout error 50.00 merchant, claim drafted: bank.csv:4',
  ],
  'missing-payout/fees-collected-at-the-end-of-the-month': [],
  'missing-payout/one-day-without-fees-that-nobody-states': [],
  'missing-payout/no-credit-that-could-be-it-less-fees': [
    'missing-payout error 300.00 merchant, claim drafted: 2026-10-12',
    'missing-payout error 401.00 merchant, claim drafted: 2026-10-13',
    'missing-payout error 252.00 merchant, claim drafted: 2026-10-14',
    'missing-payout error 187.00 merchant, claim drafted: 2026-10-15',
  ],
  'missing-payout/more-refunds-than-sales-taken-off-the-next': [],
  'missing-payout/two-merchants-over-the-weekend-in-one-credit': [],
  'missing-payout/day-without-anything-to-pay': [],
  'late-payout/credited-two-days-after-the-usual-day': [
    'late-payout warning 252.00 none: bank.csv:5',
  ],
  'late-payout/friday-paid-on-monday': [],
  'late-payout/bank-closed-on-the-due-day': [],
  'unexplained-credit/credit-of-the-acquirer-for-a-covered-day': [
    'unexplained-credit warning 77.40 none: bank.csv:5',
  ],
  'unexplained-credit/credit-for-the-day-before-the-files': [],
  'unknown-payer/net-from-another-payer': ['unknown-payer warning 401.00 none: bank.csv:3'],
  'unknown-payer/usual-payer-with-other-blanks': [],
  'chargeback/won-and-paid-back': [],
  'chargeback/disputed-with-a-day-to-answer-by': [
    'chargeback warning 12.50 merchant: acquirer.csv:5',
  ],
  'chargeback/disputed-after-it-was-refunded': [
    'chargeback error 12.50 merchant, claim drafted: acquirer.csv:6 (already-refunded)',
  ],
  'chargeback/refunded-at-the-till': [],
  'control-total-mismatch/stated-total-above-the-rows': [
    'control-total-mismatch error 9.00 none: acquirer.csv:1',
  ],
  'control-total-mismatch/stated-total-of-the-rows': [],
  'control-total-mismatch/details-that-a-report-disagrees-with': [
    'control-total-mismatch error 99.40 none: report.txt:10',
    'control-total-mismatch error 0.60 none: report.txt:10',
    'control-total-mismatch error - none: report.txt:10',
    'control-total-mismatch error 100.00 none: report.txt:10',
  ],
  'balance-break/balance-that-does-not-follow': ['balance-break error 50.00 none: bank.csv:4'],
  'balance-break/newest-line-first': [],
  'balance-break/statement-that-does-not-close': [
    'balance-break error 50.00 none: statement.sta:7',
    'balance-break error 20.00 none: statement.sta:12',
  ],
  'balance-break/pages-that-follow': [],
  'trace-gap/one-number-that-nobody-has': ['trace-gap notice - none: 000045'],
  'trace-gap/number-beside-a-charge-with-its-own': [
    'unrecorded-charge error 9.40 customer, refund drafted: acquirer.csv:6',
    'trace-gap notice - none: 000045',
  ],
  'trace-gap/number-of-a-sale-that-the-till-numbers-itself': [
    'missing-settlement error 12.10 merchant, claim drafted: till.csv:7',
  ],
  'trace-gap/number-of-a-declined-card': [],
  'trace-gap/numbers-begin-again-after-the-last': [],
  'trace-gap/number-of-a-sale-that-was-never-settled': [
    'missing-settlement error 12.10 merchant, claim drafted: till.csv:8',
  ],
  'trace-gap/day-without-batch-numbers': ['trace-gap notice - none: 000045'],
  'trace-gap/two-numbers-of-which-the-till-has-one': ['trace-gap notice - none: 000046'],
  'repeated-record/half-of-a-shared-bill': ['repeated-record warning 6.25 none: till.csv:8'],
  'repeated-record/one-row-twice': ['repeated-record warning 4.10 none: till.csv:4'],
  'repeated-record/alike-but-for-the-reference': [],
  'repeated-record/one-transaction-twice-with-its-fitid': [
    'repeated-record warning 1.00 none: statement.ofx:14',
  ],
  'repeated-record/one-fitid-of-two-payments': [],
};
