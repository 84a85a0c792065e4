import { bootSectorLabel, isCidataLabel } from '../seed/acceptance.ts'
import { defineCheck } from './define-check.ts'

export const fatLabelOnlyInBootSector = defineCheck({
  code: 'fat-label-only-in-boot-sector',
  title: 'The label cidata is in the boot sector only',
  severity: 'warning',
  effect: 'seed-ignored',
  step: 'label',
  needs: ['image'],
  sources: [
    'util-linux: libblkid, superblocks/vfat.c (LABEL, LABEL_FATBOOT)',
    'cloud-init: DataSourceNoCloud.py',
    'https://github.com/canonical/cloud-init/issues/3437',
    'https://github.com/vatesfr/xen-orchestra/issues/4449',
  ],
  *find({ input, seed }) {
    const bootLabel = bootSectorLabel(seed)
    const label = seed.volume?.label ?? null
    if (!isCidataLabel(bootLabel) || isCidataLabel(label)) return
    const args = { label, bootLabel }
    yield { at: { file: input }, args, ...(bootLabel === 'cidata' ? {} : { severity: 'error' as const }) }
  },
  message: ({ label, bootLabel }) =>
    `the label "${bootLabel}" is in the boot sector only, ${
      label === null
        ? 'the root directory has no volume entry'
        : `the root directory names the volume "${label}"`
    }: blkid reports it as LABEL_FATBOOT, which ${
      bootLabel === 'cidata'
        ? 'cloud-init before 20.3 does not look at, so that an older guest never finds this seed'
        : 'cloud-init compares with "cidata" in lower case alone, so that it never finds this seed'
    }`,
  help: () => 'Write the label into the root directory, too: fatlabel IMAGE cidata, or mkfs.vfat -n cidata.',
})
