import { type CloudConfigVerdict, judgeCloudConfig } from '../../src/cloud-config/schema.ts'
import { loadPyYaml } from '../../src/yaml/load-pyyaml.ts'

/** What the schema says of a text, which must load. */
export function verdictOn(text: string): CloudConfigVerdict {
  const document = loadPyYaml(text)
  if (document.status === 'refused' || document.root === null) throw new Error(`not a document: ${text}`)
  return judgeCloudConfig(document.root)
}
