import { firstLine } from '../user-data/attached.ts'
import type { UserData, UserDataPart } from '../user-data/user-data.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const udPartNameTwice = defineCheck({
  code: 'ud-part-name-twice',
  title: 'Two scripts have the same file name',
  severity: 'error',
  effect: 'part-dropped',
  sources: ['cloud-init: handlers/shell_script.py'],
  *find({ userData, vendorData }) {
    yield* overwritten(userData)
    yield* overwritten(vendorData)
  },
  message: ({ file, name }) =>
    `${file}: two scripts are called ${name}; the later one overwrites the earlier, which never runs`,
  help: () => 'Give each part a filename of its own; scripts run in the order of their names.',
})

function* overwritten({ parts }: UserData) {
  const first = new Map<string, UserDataPart>()
  for (const part of parts) {
    if (part.handler !== 'shellscript' || part.source === undefined) continue
    const name = cleaned(part.source)
    const earlier = first.get(`${part.type} ${name}`)
    first.set(`${part.type} ${name}`, part)
    if (!earlier) continue
    const at = ({ text }: UserDataPart) => locate(text, firstLine(text.text))
    const related = [{ message: 'overwritten by this one', location: at(part) }]
    yield { at: at(earlier), args: { file: part.text.file, name: name.slice(0, 80) }, related }
  }
}

/** What cloud-init leaves of a name. */
const cleaned = (name: string): string => name.replaceAll('/', '_').replace(/[^\w\-.()]/g, '')
