/** Writes docs/checks/README.md: every check with severity, effect and title, from the code. A test compares. */
import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { checks } from '../src/checks/index.ts'

const intro = `# Checks

Every check, by code. The severity is the usual one; a page says where it differs. **error**: the guest will not do what the seed says, or is
unreachable. **warning**: works now, breaks at a foreseeable event. **info**: worth knowing. The effect is what happens in the guest,
evidence the first of the sources that the page names.
`

/** The first source; its page has them all. */
const evidence = ([first = '']: readonly string[]): string => first.replaceAll('|', '\\|')

export function checkList(): string {
  const rows = checks.map(
    ({ code, severity, effect, title, since, sources }) =>
      `| [${code}](${code}.md) | ${severity} | ${effect} | ${since ?? ''} | ${title} | ${evidence(sources)} |`,
  )
  return [
    intro,
    '| code | severity | effect | since | fault | evidence |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('../docs/checks/README.md', import.meta.url), checkList())
}
