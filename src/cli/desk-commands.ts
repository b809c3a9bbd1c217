import type { Command } from 'commander';
import type { Library } from '../core/library';
import { createAwayCommand } from './away-command';
import { createDoctorCommand } from './doctor-command';
import { createInitCommand } from './init-command';
import type { RegisterCli } from './register/desk';
import { createRegisterCommand } from './register/register-command';

type Parts = Omit<RegisterCli, 'leave'> & {
  readonly openLibrary: () => Library;
  /** Where the JSON Schema of remit.yaml is. */
  readonly schemaFile: string;
};

/** The commands of the register and of what it needs. */
export const deskCommands = ({
  openLibrary,
  schemaFile,
  ...cli
}: Parts): readonly ((leave: RegisterCli['leave']) => Command)[] => [
  (leave) => createRegisterCommand({ ...cli, leave }),
  (leave) => createAwayCommand({ ...cli, leave }),
  (leave) => createDoctorCommand({ ...cli, leave }, openLibrary),
  () => createInitCommand({ surroundings: cli.surroundings, openLibrary, schemaFile }),
];
