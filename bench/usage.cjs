// Preloaded into every measured process: tells its CPU time and peak memory when it ends.
const { writeFileSync } = require('node:fs');

const target = process.env.BENCH_USAGE;
delete process.env.BENCH_USAGE;
delete process.env.NODE_OPTIONS;
if (target !== undefined) {
  process.on('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
    writeFileSync(target, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }));
  });
}
