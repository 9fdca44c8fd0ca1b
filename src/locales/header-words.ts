import type { DrawerTexts, ReportTexts } from './screen-texts.ts';
import type { Terms } from './terms.ts';
import type { WorkbookTexts } from './workbook-texts.ts';

/** What stands over columns: as much of a locale as the headers of the workbook's sheets are made of. */
export interface HeaderWords {
  readonly workbook: Pick<WorkbookTexts, 'columns' | 'drawers'>;
  readonly terms: Pick<Terms, 'fields'>;
  readonly report: Pick<
    ReportTexts,
    'columns' | 'why' | 'next' | 'found' | 'supersedes' | 'supersededBy' | 'resolvedBy'
  >;
  readonly takings: {
    readonly drawers: Pick<
      DrawerTexts,
      'drawer' | 'opening' | 'paidIn' | 'paidOut' | 'drops' | 'expected' | 'counted' | 'overShort'
    >;
  };
}
