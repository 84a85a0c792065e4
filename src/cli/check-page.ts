import { readFile } from 'node:fs/promises'

/** From the bundle in dist, and from this file as it is. */
const folders = ['../docs/checks/', '../../docs/checks/']

export interface CheckPage {
  readonly whatHappens: string
  readonly fix: string
}

/** The hand-written parts of a check's page, which is part of the package; `undefined` where it is not beside us. */
export async function readCheckPage(code: string): Promise<CheckPage | undefined> {
  for (const folder of folders) {
    const page = await readFile(new URL(`${folder}${code}.md`, import.meta.url), 'utf8').catch(
      () => undefined,
    )
    if (page !== undefined) return { whatHappens: section(page, 'What happens'), fix: section(page, 'Fix') }
  }
  return undefined
}

/** The prose of a section, without its generated blocks. */
function section(page: string, heading: string): string {
  const [, after = ''] = page.split(`\n## ${heading}\n`)
  const [own = ''] = after.split('\n## ')
  return own.replace(/<!-- (\w+): generated -->[\s\S]*?<!-- \/\1 -->/g, '').trim()
}
