import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { agreement } from '../../scripts/agreement.ts'
import { inspect } from '../../src/inspect.ts'
import { formatFinding } from '../../src/report/pretty.ts'

const page = readFileSync(new URL('../../docs/network-config.md', import.meta.url), 'utf8')

test('the page shows the agreement that the script prints', () => {
  expect(page).toContain(agreement().trim())
})

test('the page shows what is said of its example', async () => {
  const [, text = ''] = /```yaml\n(.*?)```/s.exec(page) ?? []
  const result = await inspect({
    'meta-data': new TextEncoder().encode('instance-id: i-1\n'),
    'user-data': new TextEncoder().encode('#cloud-config\n{}\n'),
    'network-config': new TextEncoder().encode(text),
  })
  if (result.status !== 'inspected') throw new Error(result.error.message)
  const [finding] = result.findings
  const linesOf = () => text.split('\n')
  const shown = finding && formatFinding(finding, { color: false, width: 120, showSecrets: false, linesOf })
  expect(page).toContain(shown?.trimEnd())
})
