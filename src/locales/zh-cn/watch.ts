import type { WatchTexts } from '../watch-texts.ts';

export const watch: WatchTexts = {
  ran: (time, changed) => (changed === null ? time : `${time} · 新增或有变化：${changed}`),
  writing: (file) => `posrecon：${file} 正在写入，等待写完`,
  watching: (what, isNothingThere) =>
    `posrecon：${isNothingThere ? '尚无文件，' : ''}正在监视 ${what}（按 Ctrl+C 结束）`,
};
