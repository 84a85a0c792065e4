/**
 * Compiles the binary-parser declarations into eval-free decoders `(view, offset) => Record | undefined`.
 * The text of `getCode()` is read line by line; only fixed layouts are allowed, so every field ends at a constant
 * offset. A line that is not understood stops the build.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Parser } from 'binary-parser'
import { structures as iso9660 } from '../src/image/iso9660/structures.ts'
import { structures as vfat } from '../src/image/vfat/structures.ts'

export interface Field {
  readonly name: string
  /** Bytes from the beginning of the structure. */
  readonly offset: number
  /** Bytes. */
  readonly length: number
  readonly type: 'number' | 'Uint8Array'
  readonly expression: string
}

const number = /^vars\.(\w+) = dataView\.get(U?[iI]nt(?:8|16|32))\(offset(?:, (true|false))?\);$/
const bytes = /^vars\.(\w+) = buffer\.subarray\(offset, offset \+ (\d+)\);$/
const advance = /^offset \+= (\d+);$/
const bookkeeping = /^(var (dataView|offset|vars)\b.*|vars\.\$\w+ = .*|delete vars\.\$\w+;|return vars;|)$/

export function layout(name: string, parser: Parser): { fields: Field[]; size: number } {
  const fields: Field[] = []
  let size = 0
  for (const line of parser
    .getCode()
    .split('\n')
    .map((text) => text.trim())) {
    const [, numeric, getter, little] = number.exec(line) ?? []
    const [, raw, length] = bytes.exec(line) ?? []
    const [, step] = advance.exec(line) ?? []
    if (numeric && getter)
      fields.push({
        name: numeric,
        offset: size,
        length: Number(getter.replace(/\D/g, '')) / 8,
        type: 'number',
        expression: get(getter, size, little),
      })
    else if (raw && length)
      fields.push({
        name: raw,
        offset: size,
        length: Number(length),
        type: 'Uint8Array',
        expression: slice(size, length),
      })
    else if (step) size += Number(step)
    else if (!bookkeeping.test(line)) throw new Error(`${name}: cannot compile "${line}"`)
  }
  return { fields, size }
}

const at = (base: string, size: number) => (size === 0 ? base : `${base} + ${size}`)
const get = (getter: string, size: number, little: string | undefined) =>
  `view.get${getter}(${at('offset', size)}${getter.endsWith('8') ? '' : `, ${little}`})`
const slice = (size: number, length: string) =>
  `new Uint8Array(view.buffer, ${at('view.byteOffset + offset', size)}, ${length})`

function decoder(name: string, parser: Parser): string {
  const { fields, size } = layout(name, parser)
  const type = name[0]?.toUpperCase() + name.slice(1)
  return [
    `export interface ${type} {`,
    ...fields.map((field) => `  readonly ${field.name}: ${field.type}`),
    '}',
    '',
    `/** Bytes that {@link decode${type}} needs. */`,
    `export const ${name}Size = ${size}`,
    '',
    `export function decode${type}(view: DataView, offset: number): ${type} | undefined {`,
    `  if (offset < 0 || offset + ${size} > view.byteLength) return undefined`,
    '  return {',
    ...fields.map((field) => `    ${field.name}: ${field.expression},`),
    '  }',
    '}',
  ].join('\n')
}

export function compile(structures: Readonly<Record<string, Parser>>): string {
  const decoders = Object.entries(structures).map(([name, parser]) => decoder(name, parser))
  return [
    '// Generated from structures.ts by `npm run generate:structures`. Do not edit.',
    ...decoders,
    '',
  ].join('\n\n')
}

/** The folder of an image format, whose structures.ts is compiled to structures.generated.ts beside it. */
const format = (folder: string, structures: Readonly<Record<string, Parser>>) => ({
  folder,
  structures,
  file: new URL(`../src/image/${folder}/structures.generated.ts`, import.meta.url),
  text: () => compile(structures),
})

export const generated = [format('iso9660', iso9660), format('vfat', vfat)]

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { file, text } of generated) {
    const before = await readFile(file, 'utf8').catch(() => '')
    if (before !== text()) await writeFile(file, text())
  }
}
