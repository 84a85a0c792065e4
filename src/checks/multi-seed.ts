import { defineCheck } from './define-check.ts'

export const multiSeed = defineCheck({
  code: 'multi-seed',
  title: 'The VM has two cloud-init volumes, and only the first counts',
  severity: 'error',
  effect: 'setting-lost',
  needs: ['vm'],
  sources: ['KubeVirt: pkg/cloud-init/cloud-init.go (ReadCloudInitVolumeDataSource)'],
  *find({ vm }) {
    const [first, ...others] = vm?.cloudInitVolumes ?? []
    for (const other of others) {
      const related = first ? [{ message: 'this one is used', location: first.place }] : []
      yield { at: other.place, related, args: { volume: other.name, first: first?.name ?? '' } }
    }
  },
  message: ({ volume, first }) =>
    `the seed is made from the first cloud-init volume, "${first}", alone; what volume "${volume}" holds reaches no guest`,
  help: () => 'Put user data and network data into one volume.',
})
