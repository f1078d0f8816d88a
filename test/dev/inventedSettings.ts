import { message } from '../../shared/message';
import type { SettingsView } from '../../shared/settingsView';

/** A settings page with a choice, a switch that is locked, and a duration. */
export function inventedSettings(): SettingsView {
  return {
    file: '/home/alice/.config/fettle/settings.json',
    organisation: 'Example GmbH',
    groups: [
      {
        id: 'general',
        title: message('setting.group.general'),
        settings: [
          {
            path: ['language'],
            label: message('setting.language'),
            control: {
              kind: 'choice',
              options: [
                { value: 'system', label: message('setting.language.system') },
                { value: 'en', label: message('setting.language.one', { name: 'English' }) },
                { value: 'de', label: message('setting.language.one', { name: 'Deutsch' }) },
              ],
            },
            value: 'system',
            own: false,
          },
        ],
      },
      {
        id: 'check:updates',
        title: { en: 'Updates', de: 'Updates' },
        settings: [
          {
            path: ['checks', 'updates', 'enabled'],
            label: message('setting.check.enabled'),
            control: { kind: 'switch' },
            value: true,
            own: false,
            locked: '50-company.json',
          },
          {
            path: ['checks', 'updates', 'interval'],
            label: message('setting.check.interval'),
            control: { kind: 'duration' },
            value: '6h',
            own: true,
          },
        ],
      },
    ],
    faults: [],
  };
}
