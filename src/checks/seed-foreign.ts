import { defineCheck } from './define-check.ts'

export const seedForeign = defineCheck({
  code: 'seed-foreign',
  title: 'The image was not written by KubeVirt',
  severity: 'info',
  effect: 'none',
  needs: ['image', 'vm'],
  since: 'KubeVirt 0.43 (xorriso)',
  sources: [
    'KubeVirt: pkg/cloud-init/cloud-init.go (xorrisofs)',
    'https://github.com/kubevirt/kubevirt/issues/16156',
  ],
  *find({ input, seed, vm }) {
    if (!vm || seed.volume?.format === undefined || seed.volume.format === 'directory') return
    const preparer = seed.maker?.preparer ?? ''
    const vendorData = seed.files.some(({ name }) => name === 'vendor-data')
    const byLauncher = seed.volume.format === 'iso9660' && /^XORRISO\b/i.test(preparer)
    if (byLauncher && !vendorData) return
    yield { at: { file: input }, args: { format: seed.volume.format, preparer, vendorData, byLauncher } }
  },
  message: ({ format, preparer, vendorData, byLauncher }) =>
    `${whyNot(format, preparer, vendorData && byLauncher)}: this image came from elsewhere, and what the manifests say need not be in it`,
  help: () => 'Copy the image from the compute container of the running pod, if that is the one to judge.',
})

function whyNot(format: string, preparer: string, vendorData: boolean): string {
  if (vendorData) return 'the image holds vendor-data, which KubeVirt never writes'
  if (format !== 'iso9660') return 'the image is FAT, and KubeVirt writes ISO 9660'
  const writer = preparer === '' ? 'does not say which program wrote it' : `names "${preparer}" as its writer`
  return `the image ${writer}, and KubeVirt writes with xorriso`
}
