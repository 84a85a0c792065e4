import { entry, items } from '../yaml/lookup.ts'
import { defineCloudConfigCheck } from './cloud-config-check.ts'

export const udBootcmdEveryBoot = defineCloudConfigCheck({
  code: 'ud-bootcmd-every-boot',
  title: 'bootcmd runs at every boot',
  severity: 'info',
  effect: 'none',
  sources: ['cloud-init: config/cc_bootcmd.py, cmd/cloud_init_per'],
  *find(root, { source }) {
    const found = entry(root, 'bootcmd')
    if (!found || items(found.value).length === 0) return
    const { start, end } = found.value.range
    if (source.text.slice(start, end).includes('cloud-init-per')) return
    yield { range: found.key.range, path: ['bootcmd'], args: {} }
  },
  message: () =>
    'the commands of "bootcmd" run early in every boot, before packages, users and files are there; those of runcmd run once',
  help: () => 'For once only: cloud-init-per instance NAME COMMAND, or runcmd.',
})
