import { locate } from '../yaml/source-text.ts'
import { defineReleaseCheck } from './define-release-check.ts'

export const matchWithoutSetNameOld = defineReleaseCheck({
  code: 'match-without-set-name-old',
  title: 'match without set-name needs cloud-init 22.2',
  until: [22, 2, 0],
  before: { severity: 'warning', effect: 'nic-down' },
  sources: [
    'cloud-init: net/network_state.py (22.2 looks the name up by MAC)',
    'https://github.com/canonical/cloud-init/issues/3516',
  ],
  *find({ networkConfig, sources }) {
    const source = sources['network-config']
    if (!source || networkConfig.version !== 2) return
    for (const { id, kind, setName, mac, range, path } of networkConfig.links)
      if (kind === 'physical' && mac !== null && setName === null)
        yield { at: locate(source, range, path), args: { entry: id } }
  },
  message: ({ entry }) =>
    `"${entry}" matches by MAC and has no set-name; off netplan a cloud-init before 22.2 takes the ID for the interface's name, and configures a "${entry}" that does not exist`,
  help: () => 'Add set-name with the name of the interface, or use that name as ID.',
})
