import type { Field, MappingPlace } from '../reading.ts'

/** A device with the section it stands in. */
export interface Definition {
  readonly id: string
  readonly section: string
  readonly field: Field
  readonly body: MappingPlace
  /** The backend that netplan writes it for. */
  readonly renderer: string
}
