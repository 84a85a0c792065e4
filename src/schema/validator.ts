/** One error of a validator that scripts/compile-schemas.ts made of a schema. */
export interface ValidatorError {
  /** JSON pointer into the value. */
  readonly instancePath: string
  readonly schemaPath: string
  readonly keyword: string
  readonly params: Readonly<Record<string, unknown>>
  /** What the keyword says. */
  readonly schema: unknown
  /** The part of the schema that holds the keyword, without its descriptions. */
  readonly parentSchema: Readonly<Record<string, unknown>>
}

/** Validates one value; the errors of the last call stay on the function until the next one. */
export interface Validator {
  (data: unknown): boolean
  errors?: readonly ValidatorError[] | null
}
