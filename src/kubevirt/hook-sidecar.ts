import { child, entry } from '../yaml/lookup.ts'
import type { MappingEntry } from '../yaml/node.ts'
import type { Vm } from './vm.ts'

export const hookAnnotation = 'hooks.kubevirt.io/hookSidecars'

/** The annotation by which a sidecar may change the seed before it is written (PreCloudInitIso). */
export const hookOf = ({ metadata }: Vm): MappingEntry | undefined =>
  entry(child(metadata, 'annotations'), hookAnnotation)
