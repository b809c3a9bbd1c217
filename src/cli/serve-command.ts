import { Command, InvalidArgumentError } from 'commander';
import { CommandError, EXIT } from './command-error';
import type { Surroundings } from './surroundings';
import { writeLine } from './write-line';

export type ServeOptions = { readonly port: number | null; readonly playground: boolean };

/** A Remit that runs: what it started and where, and how to end it. */
export type Serving = { readonly says: readonly string[]; readonly stop: () => Promise<void> };

export type ServeCli = {
  /** Rejects with a CommandError that says what is missing and what to do. */
  readonly startServing: (options: ServeOptions) => Promise<Serving>;
  readonly surroundings: Surroundings;
  readonly leave: (exitCode: number) => void;
  /** Resolves when somebody wants the process to end. */
  readonly asked: () => Promise<void>;
};

const HELP = `
What it starts is what the environment names:
  Slack   SLACK_BOT_TOKEN, with SLACK_APP_TOKEN (Socket Mode)
          or SLACK_SIGNING_SECRET (/slack/events)
          SLACK_TEAM_IDS, SLACK_APP_IDS: which workspaces and apps are let in
  Teams   TEAMS_APP_ID, TEAMS_TENANT_ID, with TEAMS_APP_PASSWORD
          or TEAMS_MANAGED_IDENTITY=true (/api/messages)
          TEAMS_TENANT_IDS: further tenants that are let in
          TEAMS_WATCHING=true: installed from the package that may read channels
  PORT    where it listens (3000); /healthz and /readyz are there too
  DATABASE_URL, REMIT_CONFIG: as for every command

remit.yaml is read again when it changes, and on SIGHUP. SIGTERM and Ctrl-C end
it once all is done that is under way.
Events are written to standard error, one line of JSON each: ids, never words.

Examples:
  $ npx --no remit doctor && npx --no remit serve
  $ npx --no remit serve --playground --port 3978`;

const readPort = (typed: string): number => {
  const port = Number(typed);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new InvalidArgumentError('It is no port.');
  return port;
};

/** `serve`: takes messages from Slack and Teams until it is told to stop. */
export const createServeCommand = ({ startServing, surroundings, leave, asked }: ServeCli): Command =>
  new Command('serve')
    .description('take messages from Slack and Teams, and deliver what is said')
    .option('--port <number>', 'where to listen, before PORT', readPort)
    .option('--playground', 'let Microsoft’s Agents Playground in, from this machine alone and without any check')
    .addHelpText('after', HELP)
    .action(async ({ port, playground }: { readonly port?: number; readonly playground?: true }) => {
      const stopAsked = asked();
      const serving = await startServing({ port: port ?? null, playground: playground === true });
      for (const line of serving.says) await writeLine(surroundings.stdout, line);
      await stopAsked;
      await writeLine(surroundings.stdout, 'Stopping: no more is taken in, and what is under way is finished.');
      await serving.stop();
      await writeLine(surroundings.stdout, 'Stopped.');
      leave(EXIT.fine);
    });

/** Nothing is enabled: what to set. */
export const nothingToServe = (): CommandError =>
  new CommandError(
    [
      'There is nothing to serve: the environment names neither Slack nor Teams.',
      'Slack: set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET.',
      'Teams: set TEAMS_APP_ID, TEAMS_TENANT_ID, and TEAMS_APP_PASSWORD or TEAMS_MANAGED_IDENTITY=true.',
      'manifest/README.md says where to find each of them. “npx --no remit serve --help” lists them all.',
    ].join('\n'),
  );
