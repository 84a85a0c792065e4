/** Whether an ignore file says something about a path: ignored, kept all the same, or nothing. */
export type IgnoreRules = (path: string, isFolder: boolean) => boolean | undefined

/** The rules of a `.gitignore` for paths relative to its folder; the last line that fits decides. */
export function parseIgnoreFile(text: string): IgnoreRules {
  const rules = text.split(/\r?\n/).flatMap((line) => parseRule(line) ?? [])
  return (path, isFolder) => {
    let ignored: boolean | undefined
    for (const { pattern, foldersOnly, ignores } of rules)
      if ((isFolder || !foldersOnly) && pattern.test(path)) ignored = ignores
    return ignored
  }
}

interface Rule {
  readonly pattern: RegExp
  readonly foldersOnly: boolean
  readonly ignores: boolean
}

/** Longer patterns than any path are no patterns. */
const longest = 1024

function parseRule(line: string): Rule | undefined {
  const written = line.replace(/(?<!\\) +$/, '')
  if (written === '' || written.startsWith('#') || written.length > longest) return undefined
  const ignores = !written.startsWith('!')
  const bare = written.replace(/^!/, '').replace(/\/+$/, '')
  const anchored = bare.includes('/')
  const glob = bare.replace(/^\//, '')
  if (glob === '') return undefined
  const pattern = new RegExp(`^${anchored ? '' : '(?:.*/)?'}${expression(glob)}$`)
  return { pattern, foldersOnly: written.endsWith('/'), ignores }
}

const expression = (glob: string): string =>
  glob.replace(/(^|\/)\*\*\/(?:\*\*\/)*|\/\*\*$|\*+|\?|\[!?[\w-]+\]|\\.|[^*?[\\]/g, (part, before = '') => {
    if (part.endsWith('**/')) return `${before}(?:.*/)?`
    if (part === '/**') return '/.*'
    if (part.startsWith('*')) return '[^/]*'
    if (part === '?') return '[^/]'
    if (part.startsWith('[')) return part.replace('[!', '[^')
    return part.replace(/^\\/, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
