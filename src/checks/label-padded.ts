import { hasLabel, isPaddedCidata } from '../seed/acceptance.ts'
import { defineCheck } from './define-check.ts'

export const labelPadded = defineCheck({
  code: 'label-padded',
  title: 'The volume label begins with spaces',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'label',
  needs: ['image'],
  sources: ['util-linux: libblkid, superblocks/iso9660.c', 'cloud-init: DataSourceNoCloud.py'],
  *find({ input, seed: { volume } }) {
    if (!volume || !hasLabel(volume) || !isPaddedCidata(volume.label)) return
    yield { at: { file: input }, args: { label: volume.label } }
  },
  message: ({ label }) =>
    `the volume label is "${label}", with spaces in front that blkid keeps; cloud-init looks for exactly "cidata" or "CIDATA" and never finds this seed`,
  help: () => 'Build the image with volume id cidata, without spaces before it.',
})
