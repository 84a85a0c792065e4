/** The files that cloud-init's NoCloud datasource looks for in the root of a seed. */
export const seedFileNames = ['meta-data', 'user-data', 'vendor-data', 'network-config'] as const

export type SeedFileName = (typeof seedFileNames)[number]
