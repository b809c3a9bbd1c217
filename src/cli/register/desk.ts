import type { Intake, Register } from '../../app/register';
import type { Store } from '../../app/store';
import type { Protocol } from '../../core/protocol';
import type { Naming } from '../../core/register/describe';
import type { Settings } from '../../settings/settings';
import type { Surroundings } from '../surroundings';

/** One council's register, open, with what is needed to show it. */
export type Desk = {
  readonly settings: Settings;
  readonly protocol: Protocol;
  readonly register: Register;
  /** For what concerns the register as a whole: its proof, its dead letters, the relay. Items are read by `register` alone. */
  readonly store: Store;
  readonly naming: Naming;
  /** Loads the answers at its first call. */
  readonly intake: () => Promise<Intake>;
  readonly close: () => Promise<void>;
};

/**
 * The registers that there are: that of the settings, or without a remit.yaml the demonstration's, of the council that is
 * named. Both reject with a CommandError or a StoreError that says what to do.
 */
export type Desks = {
  /** Reads the settings, and opens nothing. */
  readonly settings: (council: string | null) => Settings;
  readonly open: (council: string | null) => Promise<Desk>;
};

/** What every command of the register is made from. */
export type RegisterCli = {
  readonly openDesks: () => Desks;
  readonly surroundings: Surroundings;
  readonly leave: (exitCode: number) => void;
};
