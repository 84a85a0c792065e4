import { bootSectorLabel, hasLabel, isCidataLabel, isPaddedCidata } from '../seed/acceptance.ts'
import { findConfigDrive } from '../seed/strays.ts'
import { defineCheck } from './define-check.ts'

export const labelNotCidata = defineCheck({
  code: 'label-not-cidata',
  title: 'The volume label is not cidata',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'label',
  needs: ['image'],
  sources: [
    'cloud-init: DataSourceNoCloud.py, tools/ds-identify',
    'util-linux: libblkid, superblocks/iso9660.c, superblocks/vfat.c',
    'https://github.com/hashicorp/packer-plugin-kubevirt/issues/47',
  ],
  *find({ input, seed }) {
    const { volume } = seed
    if (!volume || !hasLabel(volume)) return
    if (isCidataLabel(volume.label) || isPaddedCidata(volume.label)) return
    // Each of these is told by a check of its own.
    if (isCidataLabel(bootSectorLabel(seed)) || findConfigDrive(seed)) return
    yield { at: { file: input }, args: { label: volume.label } }
  },
  message: ({ label }) =>
    label === null
      ? 'the volume has no label; cloud-init looks for a volume labelled "cidata" and never finds this seed'
      : `the volume label is "${label}"; cloud-init looks for exactly "cidata" or "CIDATA" and never finds this seed`,
  help: () =>
    'Build the image with volume id cidata: xorrisofs -volid cidata, genisoimage -V cidata, mkfs.vfat -n cidata.',
})
