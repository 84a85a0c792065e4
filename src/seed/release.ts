/** A release of KubeVirt or cloud-init; `null` stands for the newest. */
export type Release = readonly [major: number, minor: number, patch: number]

/** `1.5`, `v1.5.3`; `undefined` for anything else. */
export function parseRelease(text: string): Release | undefined {
  const parts = /^v?(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?$/.exec(text)
  return parts ? [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)] : undefined
}

export const isAtLeast = (release: Release | null, major: number, minor: number): boolean =>
  release === null || release[0] > major || (release[0] === major && release[1] >= minor)
