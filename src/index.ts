export type { Limits } from './bytes/limits.ts'
export { defaultLimits } from './bytes/limits.ts'
export type { RandomAccess } from './bytes/random-access.ts'
export type { FindingCode } from './checks/index.ts'
export { type DiffOptions, diffSeeds } from './diff-seeds.ts'
export { type Explanation, explain } from './explain.ts'
export type { Edit, Effect, Finding, Fix, Place, Severity } from './findings/finding.ts'
export type { Forecast } from './forecast/forecast.ts'
export type { ForecastLink } from './forecast/forecast-link.ts'
export type { Entry, EntryType, Image, NameSpace } from './image/image.ts'
export { ImageError, type ImageErrorCode } from './image/image-error.ts'
export type { ImageNote } from './image/image-note.ts'
export { type ImageOptions, openImage, type SeedInput } from './image/open-image.ts'
export type { SeedFiles } from './image/seed-files.ts'
export { type InspectOptions, inspect } from './inspect.ts'
export type { ManifestFile } from './kubevirt/manifest.ts'
export {
  type PredictedFile,
  type PredictedFileName,
  type Prediction,
  type PredictOptions,
  predictSeed,
} from './kubevirt/predict-seed.ts'
export { VmSelectionError } from './kubevirt/vm-context.ts'
export { type LintOptions, lintManifests } from './lint-manifests.ts'
export { parseSerialLog, type SerialLog, type SerialLogOptions } from './log/serial-log.ts'
export type { Outcome, Renderer } from './network-config/fault.ts'
export {
  type NetworkConfigOptions,
  type NetworkConfigResult,
  parseNetworkConfig,
} from './parse-network-config.ts'
export type { InspectedResult, Result, UnreadableResult } from './report/result.ts'
export { readSeed, type Seed, type SeedFile } from './seed/seed.ts'
export type { Verdict } from './verdict/verdict.ts'
export type { Location } from './yaml/source-text.ts'
