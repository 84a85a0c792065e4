/** Where one of a format's declared structures lies in an image. */
export interface Place {
  readonly structure: string
  /** Byte offset. */
  readonly at: number
}

/** A field of a structure, with everything that lies between its bytes and the declaration. */
export interface FieldPlace {
  readonly structure: string
  readonly field: string
  readonly at: number
  /** Bytes. */
  readonly length: number
}

/** What the fuzzer has to know of a format. */
export interface Format {
  readonly name: string
  /** The fields of each structure, as the reader's own declarations have them. */
  readonly fields: Readonly<Record<string, readonly { name: string; offset: number; length: number }[]>>
  /** Every structure of an undamaged image that a reader comes by. */
  placesIn(image: Uint8Array): readonly Place[]
}

export const fieldPlaces = (format: Format, image: Uint8Array): readonly FieldPlace[] =>
  format
    .placesIn(image)
    .flatMap(({ structure, at }) =>
      (format.fields[structure] ?? [])
        .map(({ name, offset, length }) => ({ structure, field: name, at: at + offset, length }))
        .filter((place) => place.at + place.length <= image.byteLength),
    )
