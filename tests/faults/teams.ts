import { runFaultCommand } from './fault-command';
import { runTeamsFaults } from './teams/run-teams-faults';

const USAGE = `npm run faults:teams -- [--messages 5000] [--kills 10] [--seed 1]

remit serve, killed (-9) again and again, beside a Teams that answers one call in ten with 412, 429, 500 or 502 or breaks the
connection, and that sends every message until it is taken, and one in ten once more.
The last line is {"messages","kills","lost","twice","ackBeforeCommit","inDoubt"}; the exit code is 0 where lost, twice and
ackBeforeCommit are 0, and inDoubt is at most one a kill: a message that came again because the process died between Teams'
answer and its record, and that says so.`;

void runFaultCommand({ usage: USAGE, run: runTeamsFaults, isWell: ({ inDoubt, kills }) => inDoubt <= kills });
