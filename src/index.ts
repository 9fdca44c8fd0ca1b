export { loadLocale } from './locales/index.ts';
export { reconcile } from './reconcile.ts';
