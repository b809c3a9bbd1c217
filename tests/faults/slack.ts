import { runFaultCommand } from './fault-command';
import { runSlackFaults } from './slack/run-slack-faults';

const USAGE = `npm run faults:slack -- [--messages 5000] [--kills 10] [--seed 1]

remit serve, killed (-9) again and again, beside a Slack that answers one call in ten with 429 or 500 or breaks the connection,
and that sends every message until it is acknowledged, and one in ten once more.
The last line is {"messages","kills","lost","twice","ackBeforeCommit"}; the exit code is 0 where the last three are 0.`;

void runFaultCommand({ usage: USAGE, run: runSlackFaults });
