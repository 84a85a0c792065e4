import type { Image } from '../image/image.ts'
import * as core from '../image/open-image.ts'
import { type InspectOptions, inspect as inspectInput } from '../inspect.ts'
import type { Result } from '../report/result.ts'
import { unwrapTar } from './unwrap-tar.ts'

/**
 * Opens a seed volume as the guest's Linux would see it, also inside a tar, which must hold one seed, or the one that
 * the option `member` names. Rejects with `ImageError` (`code`, `offset`) when the input is no image that Linux mounts,
 * and with the source's own error when reading it fails.
 */
export const openImage = (input: core.SeedInput, options: core.ImageOptions = {}): Promise<Image> =>
  core.openImage(input, options, unwrapTar)

/**
 * Says what the guest will do with a seed, also inside a tar, which must hold one seed, or the one that the option
 * `member` names. An input that cannot be read gives `status: 'unreadable'`; only a rejection of the caller's own
 * source is passed on. Throws `VmSelectionError` when `vm` holds no VM, or none that fits.
 */
export const inspect = (seed: core.SeedInput, options: InspectOptions = {}): Promise<Result> =>
  inspectInput(seed, options, unwrapTar)
