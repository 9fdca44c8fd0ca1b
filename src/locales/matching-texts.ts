import type { Slip } from '../model/discrepancy-arguments.ts';
import type {
  FieldOutcome,
  RecordExplanation,
  WeighedField,
  WeighedPair,
} from '../model/matching-explanation.ts';
import type { Kind } from '../model/transaction.ts';

type Found = Extract<RecordExplanation, { readonly state: 'found' }>;
type NotFound = Extract<RecordExplanation, { readonly state: 'not-found' }>;

/** Sentences of `--explain-matching`. Places are `FILE:LINE`; bits come with their sign, as text. */
export interface MatchingTexts {
  readonly time: string;
  readonly milliseconds: (milliseconds: string) => string;
  /** Stands where a pass has no time of its own. */
  readonly withTheOneAbove: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly notFound: (what: Pick<NotFound, 'named' | 'because' | 'places'>) => string;
  readonly matchedWith: (other: string, pass: string) => string;
  readonly fates: Readonly<Record<Exclude<Found['fate'], 'matched'>, string>>;
  readonly prior: string;
  readonly fields: Readonly<Record<WeighedField, string>>;
  readonly outcomes: Readonly<Record<Exclude<FieldOutcome, Slip>, string>>;
  readonly sum: string;
  /** What a pair needs, where its pass weighed it. */
  readonly needed: (bits: string) => string;
  /** A pass by numbers does not weigh; the bits only show how sure it is. */
  readonly sureByKey: string;
  readonly pinned: string;
  readonly bits: (bits: string) => string;
  readonly nextBest: (other: string, bits: string) => string;
  readonly noRival: string;
  readonly because: Readonly<Record<Exclude<NonNullable<WeighedPair['because']>, 'taken'>, string>>;
  readonly takenBy: (place: string, pass: string) => string;
}
