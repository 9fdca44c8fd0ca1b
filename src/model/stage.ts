/** The stages of a run, in their order; each is told when it has ended. `start`: nothing was read yet. */
export type Stage = 'start' | 'carried' | 'intake' | 'matching' | 'judging' | 'ledger';

/** Is told of a stage that has ended, with what it counted. */
export type OnStage = (stage: Stage, counts: Readonly<Record<string, number>>) => void;
