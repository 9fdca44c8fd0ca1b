// What a program needs that runs the benchmark in its own process.
export { createExchange } from './exchangeable.js';
export { missedGates } from './gates.js';
export { keyedComparison } from './peers/keyed-sql.js';
export { findingsOf } from './posrecon.js';
export { scenarios } from './scenarios.js';
export { score } from './score.js';
export { summarise } from './summary.js';
export { visibleColumns } from './visible.js';
export { makeDay, writeDay } from './write-day.js';
