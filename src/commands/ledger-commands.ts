import type { DiscrepanciesFlags, ExportFlags, RulingFlags } from './discrepancies.ts';
import type { ExemplifiedCommand } from './exemplified-command.ts';
import type { ExportRefundFlags } from './export-refund.ts';
import type { ExportLedgerFlags, VerifyFlags } from './ledger.ts';
import type { LedgerFlags } from './ledger-session.ts';
import { format, idOf, language, oneOf, type RunCommand } from './options.ts';
import type { RefundsFlags, RequestFlags } from './refunds.ts';

/** `match`, `unmatch`, `undo`, `discrepancies`, `refunds`, `runs` and `ledger`: what looks into the ledger, or rules on what it holds. */
export function addLedgerCommands(posrecon: ExemplifiedCommand, run: RunCommand): void {
  addRulings(posrecon, run);
  addDiscrepancies(posrecon, run);
  addRefunds(posrecon, run);
  addRuns(posrecon, run);
  addLedger(posrecon, run);
}

function ofLedger(command: ExemplifiedCommand): ExemplifiedCommand {
  return command
    .option('--ledger <file>', 'the ledger (default: that of posrecon.yaml)')
    .option('--config <file>', 'posrecon.yaml to read');
}

function addDiscrepancies(posrecon: ExemplifiedCommand, run: RunCommand): void {
  const discrepancies = posrecon
    .command('discrepancies')
    .description('what the runs of a ledger found: list, show, accept, reopen, export');
  ofLedger(discrepancies.command('list'))
    .description('list what is open')
    .option('--all', 'with what was accepted or resolved')
    .addOption(format())
    .addOption(language())
    .example('posrecon discrepancies list --all', 'with those that are done')
    .action(async (flags: DiscrepanciesFlags) => {
      const { listDiscrepancies } = await import('./discrepancies.ts');
      await run((context) => listDiscrepancies(flags, context), flags.lang);
    });
  ofLedger(discrepancies.command('show'))
    .description('tell one with its history')
    .addArgument(idOf('d'))
    .addOption(format())
    .addOption(language())
    .example('posrecon discrepancies show d_1b2c…', 'since when, and who said what')
    .action(async (id: string, flags: LedgerFlags) => {
      const { showDiscrepancy } = await import('./discrepancies.ts');
      await run((context) => showDiscrepancy(id, flags, context), flags.lang);
    });
  ofLedger(discrepancies.command('accept'))
    .description('say that one is none, or is borne: it counts no longer')
    .addArgument(idOf('d'))
    .option('--reason <text>', 'why, for whoever looks at it next year')
    .addOption(language())
    .example('posrecon discrepancies accept d_1b2c… --reason "second coffee"', 'no letter for it')
    .action(async (id: string, flags: RulingFlags) => {
      const { acceptDiscrepancy } = await import('./discrepancies.ts');
      await run((context) => acceptDiscrepancy(id, flags, context), flags.lang);
    });
  ofLedger(discrepancies.command('reopen'))
    .description('take back that one was accepted')
    .addArgument(idOf('d'))
    .option('--reason <text>', 'why')
    .addOption(language())
    .example('posrecon discrepancies reopen d_1b2c…', 'it counts again')
    .action(async (id: string, flags: RulingFlags) => {
      const { reopenDiscrepancy } = await import('./discrepancies.ts');
      await run((context) => reopenDiscrepancy(id, flags, context), flags.lang);
    });
  ofLedger(discrepancies.command('export'))
    .description('write the list as CSV')
    .option('--all', 'with what was accepted or resolved')
    .option('-o, --output <file>', 'into this file instead of standard output')
    .addOption(language())
    .example('posrecon discrepancies export -o open.csv', 'for a spreadsheet')
    .action(async (flags: ExportFlags) => {
      const { exportDiscrepancies } = await import('./discrepancies.ts');
      await run((context) => exportDiscrepancies(flags, context), flags.lang);
    });
}

function addRulings(posrecon: ExemplifiedCommand, run: RunCommand): void {
  for (const [verb, does, says] of [
    ['match', 'matchRecords', 'say that two records of a ledger are one payment'],
    ['unmatch', 'unmatchRecords', 'say that two records of a ledger are not one payment'],
  ] as const) {
    ofLedger(posrecon.command(verb))
      .description(says)
      .argument('<record>', 'FILE:LINE, or numbers in quotes: "rrn=628512345678"')
      .argument('<other>', 'the record of the other side')
      .option('--reason <text>', 'why, for whoever looks at it next year')
      .addOption(language())
      .example(`posrecon ${verb} till.csv:14 ums.csv:20 --reason "both slips seen"`, says)
      .action(async (one: string, other: string, flags: RulingFlags) => {
        const commands = await import('./match.ts');
        await run((context) => commands[does](one, other, flags, context), flags.lang);
      });
  }
  ofLedger(posrecon.command('undo'))
    .description('take back the last run or ruling of a ledger; the trail keeps both')
    .option('--reason <text>', 'why, for whoever looks at it next year')
    .addOption(language())
    .example('posrecon undo --reason "the wrong export"', 'as it was before')
    .action(async (flags: RulingFlags) => {
      const { undo } = await import('./match.ts');
      await run((context) => undo(flags, context), flags.lang);
    });
}

/** What a person does to a request: verb, what it says, its option, an example's end. */
const requestCommands = [
  [
    'approve',
    'approveRefund',
    'say that it is right: another account than the one that drafted it',
  ],
  ['reject', 'rejectRefund', 'say that it is not'],
  ['submit', 'submitRefund', 'note that the acquirer has it, under a number'],
  ['fail', 'failRefund', 'note that it was not done, and whose fault that was'],
  ['withdraw', 'withdrawRefund', 'take it back before it is with the acquirer'],
] as const;

function addRefunds(posrecon: ExemplifiedCommand, run: RunCommand): void {
  const refunds = posrecon
    .command('refunds')
    .description(
      'requests and claims, from draft to proof: list, show, draft, approve, submit, export, …',
    );
  ofLedger(refunds.command('list'))
    .description('list what waits for somebody')
    .option('--all', 'with what is settled, rejected or withdrawn')
    .addOption(format())
    .addOption(language())
    .example('posrecon refunds list', 'what is to be approved or sent?')
    .action(async (flags: RefundsFlags) => {
      const { listRefunds } = await import('./refunds.ts');
      await run((context) => listRefunds(flags, context), flags.lang);
    });
  ofLedger(refunds.command('show'))
    .description('tell one with all that was done to it')
    .addArgument(idOf('r'))
    .addOption(format())
    .addOption(language())
    .example('posrecon refunds show r_1b2c…', 'who did what, and when')
    .action(async (id: string, flags: LedgerFlags) => {
      const { showRefund } = await import('./refunds.ts');
      await run((context) => showRefund(id, flags, context), flags.lang);
    });
  ofLedger(refunds.command('draft'))
    .description('draft one for a discrepancy for which none followed by itself')
    .argument('<discrepancy>', 'as the report names it: d_…')
    .addOption(language())
    .example('posrecon refunds draft d_1b2c…', 'ask for it all the same')
    .action(async (id: string, flags: LedgerFlags) => {
      const { draftRefund } = await import('./refunds.ts');
      await run((context) => draftRefund(id, flags, context), flags.lang);
    });
  ofLedger(refunds.command('export'))
    .description('write one with its evidence as a ZIP: letter, rows, trail, checksums')
    .addArgument(idOf('r'))
    .option('-o, --output <file>', 'into this file instead of ID.zip')
    .addOption(language())
    .example('posrecon refunds export r_1b2c… -o r_1b2c.zip', 'for the acquirer, or the auditor')
    .action(async (id: string, flags: ExportRefundFlags) => {
      const { exportRefund } = await import('./export-refund.ts');
      await run((context) => exportRefund(id, flags, context), flags.lang);
    });
  for (const [verb, does, says] of requestCommands) {
    const command = ofLedger(refunds.command(verb)).description(says).addArgument(idOf('r'));
    if (verb === 'submit') command.option('--reference <number>', "the acquirer's number of it");
    else if (verb !== 'approve') command.option('--reason <text>', 'why');
    if (verb === 'fail')
      command.addOption(oneOf('--cause <who>', 'whose fault', ['merchant', 'customer', 'bank']));
    command
      .addOption(language())
      .example(`posrecon refunds ${verb} r_1b2c…${endings[verb]}`, says)
      .action(async (id: string, flags: RequestFlags) => {
        const commands = await import('./refunds.ts');
        await run((context) => commands[does](id, flags, context), flags.lang);
      });
  }
}

const endings = {
  approve: '',
  reject: ' --reason "the guest was refunded in cash"',
  submit: ' --reference 74537604221',
  fail: ' --cause customer --reason "the card is closed"',
  withdraw: ' --reason "the acquirer voided it"',
} as const;

function addRuns(posrecon: ExemplifiedCommand, run: RunCommand): void {
  const runs = posrecon.command('runs').description('the runs that changed a ledger: list, show');
  ofLedger(runs.command('list'))
    .description('list them')
    .addOption(format())
    .addOption(language())
    .example('posrecon runs list', 'which nights were there?')
    .action(async (flags: LedgerFlags) => {
      const { listRuns } = await import('./runs.ts');
      await run((context) => listRuns(flags, context), flags.lang);
    });
  ofLedger(runs.command('show'))
    .description('tell which files one read, and what it found and resolved')
    .argument('<number>', 'as the list counts them')
    .addOption(format())
    .addOption(language())
    .example('posrecon runs show 1', 'what did that night read and find?')
    .action(async (number: string, flags: LedgerFlags) => {
      const { showRun } = await import('./runs.ts');
      await run((context) => showRun(number, flags, context), flags.lang);
    });
}

function addLedger(posrecon: ExemplifiedCommand, run: RunCommand): void {
  const ledger = posrecon
    .command('ledger')
    .description('the ledger itself: close a month, verify, backup, export');
  ofLedger(ledger.command('close'))
    .description('close a month: what later files bring of it is told, and booked in their month')
    .argument('<month>', 'as 2026-10')
    .addOption(language())
    .example('posrecon ledger close 2026-08', 'August is booked')
    .action(async (month: string, flags: LedgerFlags) => {
      const { runClose } = await import('./ledger.ts');
      await run((context) => runClose(month, flags, context), flags.lang);
    });
  ofLedger(ledger.command('verify'))
    .description('recompute whatever the ledger says of itself')
    .option('--anchor <hash>', 'a hash that an earlier check gave: nothing before it was rewritten')
    .addOption(format())
    .addOption(language())
    .example('posrecon ledger verify', 'is it whole, and what it was?')
    .action(async (flags: VerifyFlags) => {
      const { runVerify } = await import('./ledger.ts');
      await run((context) => runVerify(flags, context), flags.lang);
    });
  ofLedger(ledger.command('backup'))
    .description('copy the ledger into a new file')
    .argument('<file>', 'where to')
    .addOption(language())
    .example('posrecon ledger backup 2026-10.duckdb', 'a copy to keep')
    .action(async (file: string, flags: LedgerFlags) => {
      const { runBackup } = await import('./ledger.ts');
      await run((context) => runBackup(file, flags, context), flags.lang);
    });
  ofLedger(ledger.command('export'))
    .description('write the tables as files that other programs read')
    .argument('<folder>', 'where to')
    .addOption(oneOf('--as <format>', 'format of the files', ['csv', 'parquet']).default('csv'))
    .addOption(language())
    .example('posrecon ledger export tables --as parquet', 'for other programs')
    .action(async (folder: string, flags: ExportLedgerFlags) => {
      const { runExport } = await import('./ledger.ts');
      await run((context) => runExport(folder, flags, context), flags.lang);
    });
}
