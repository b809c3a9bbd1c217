import type { Office } from '../core/register/person';
import type { Settings, Storage } from './settings';
import type { SettingsFile } from './settings-shape';

/** Where nothing is set: the chair hears of the Clerk, or the Monitoring Officer where no chair is named. */
const defaultAboutClerk = ({ recipients }: SettingsFile): Office | null => {
  if (recipients.chair !== undefined) return 'chair';
  return recipients['monitoring-officer'] === undefined ? null : 'monitoring-officer';
};

/** The settings that a file holds. */
export const toSettings = (file: SettingsFile, path: string, storage: Storage): Settings => ({
  source: { kind: 'file', path },
  council: file.council,
  timeZone: file['time-zone'],
  nation: file.nation,
  people: file.people.map(
    ({ email = null, slack = null, 'slack-channel': slackChannel = null, entra = null, upn = null, ...person }) => ({
      ...person,
      email,
      slack,
      slackChannel,
      entra: entra?.toLowerCase() ?? null,
      upn,
    }),
  ),
  groups: file.groups.map(({ slack, role }) => ({ surface: 'slack', id: slack, role })),
  offices: {
    clerk: file.recipients.clerk,
    'deputy-clerk': file.recipients.deputy ?? null,
    chair: file.recipients.chair ?? null,
    'monitoring-officer': file.recipients['monitoring-officer'] ?? null,
  },
  concerns: {
    aboutClerk: file.concerns['about-clerk'] ?? defaultAboutClerk(file),
    aboutChair: file.concerns['about-chair'],
  },
  channels: file.channels,
  times: { remindAfter: file.reminders['remind-after'], passOnAfter: file.reminders['pass-on-after'] },
  retention: file.retention,
  storage,
});
