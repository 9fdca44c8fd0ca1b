/** Sentences of `posrecon reconcile --watch`. */
export interface WatchTexts {
  /** Above a report; `changed`: the files that changed or appeared, `null` the first time. */
  readonly ran: (time: string, changed: string | null) => string;
  readonly writing: (file: string) => string;
  readonly watching: (what: string, isNothingThere: boolean) => string;
}
