// Loaded with --require: writes the most memory that the process ever held, in kB, to file descriptor 3 at its end.
// Linux counts a parent's memory into a child's maxRSS, so that its own record of the process is read where there is one.
const { existsSync, readFileSync, writeSync } = require('node:fs');

const STATUS = '/proc/self/status';

process.on('exit', () => {
  const peak = existsSync(STATUS) ? /VmHWM:\s*(\d+)/.exec(readFileSync(STATUS, 'utf8'))?.[1] : undefined;
  writeSync(3, String(peak ?? process.resourceUsage().maxRSS));
});
