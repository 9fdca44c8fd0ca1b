import type { WatchTexts } from '../watch-texts.ts';

export const watch: WatchTexts = {
  ran: (time, changed) => (changed === null ? time : `${time} · new or changed: ${changed}`),
  writing: (file) => `posrecon: ${file} is being written; waiting until it is whole`,
  watching: (what, isNothingThere) =>
    `posrecon: ${isNothingThere ? 'no file is there yet; ' : ''}watching ${what} (Ctrl+C ends)`,
};
