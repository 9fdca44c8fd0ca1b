import { writeFileSync } from 'node:fs';

// `node --import` this: writes the process's peak memory in bytes to the file that PEAK_MEMORY_FILE names.
process.on('exit', () => {
  writeFileSync(process.env.PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS * 1024));
});
