import { writeFileSync } from 'node:fs';

// `node --import` this: writes what the process used to the file that USAGE_FILE names: CPU time of all its threads in
// milliseconds, and its peak memory in bytes.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    process.env.USAGE_FILE,
    JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, peakBytes: maxRSS * 1024 }),
  );
});
