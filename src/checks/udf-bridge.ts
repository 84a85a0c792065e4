import { defineCheck } from './define-check.ts'

export const udfBridge = defineCheck({
  code: 'udf-bridge',
  title: 'The image carries UDF beside ISO 9660',
  severity: 'error',
  effect: 'seed-ignored',
  step: 'label',
  needs: ['image'],
  sources: ['util-linux: libblkid, superblocks/udf.c', 'cloud-init: DataSourceNoCloud.py'],
  *find({ input, seed: { notes } }) {
    if (notes.some(({ kind }) => kind === 'udf-bridge')) yield { at: { file: input }, args: {} }
  },
  message: () =>
    'the image holds UDF beside ISO 9660, and blkid names its type udf; cloud-init looks for iso9660 and vfat only and never finds this seed',
  help: () => 'Build the image without UDF: genisoimage without -udf, or xorrisofs, which writes none.',
})
