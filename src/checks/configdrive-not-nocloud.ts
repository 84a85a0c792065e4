import { findConfigDrive } from '../seed/strays.ts'
import { defineCheck } from './define-check.ts'

export const configdriveNotNocloud = defineCheck({
  code: 'configdrive-not-nocloud',
  title: 'The image is an OpenStack config drive, not a NoCloud seed',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'label',
  needs: ['image'],
  sources: [
    'cloud-init: DataSourceConfigDrive.py, DataSourceNoCloud.py',
    'KubeVirt: pkg/cloud-init/cloud-init.go',
  ],
  *find({ input, seed }) {
    const paths = findConfigDrive(seed)
    if (paths) yield { at: { file: input }, args: { label: seed.volume?.label ?? null, paths } }
  },
  message: ({ label, paths }) =>
    `this is an OpenStack config drive (${label === null ? 'no label' : `label "${label}"`}, ${paths.join(', ')}): NoCloud looks for meta-data and user-data in the root of a volume labelled "cidata" and reads nothing of it; cloud-init's ConfigDrive datasource does, if the label is "config-2"`,
  help: () =>
    'For NoCloud, pack meta-data, user-data and network-config into the root of a volume labelled cidata (KubeVirt: cloudInitNoCloud in place of cloudInitConfigDrive). What a config drive says is not judged here.',
})
