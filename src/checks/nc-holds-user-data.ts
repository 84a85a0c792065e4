import { entry } from '../yaml/lookup.ts'
import { locate } from '../yaml/source-text.ts'
import { defineCheck } from './define-check.ts'

export const ncHoldsUserData = defineCheck({
  code: 'nc-holds-user-data',
  title: 'network-config holds the contents of user-data',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: DataSourceNoCloud.py, net/network_state.py'],
  *find({ networkConfig: { root, body }, sources }) {
    const source = sources['network-config']
    const header = source && /^\s*(#cloud-config|#!)[^\r\n]{0,80}/i.exec(source.text)
    if (!source || !header) return
    const isNetwork = ['version', 'network', 'ethernets', 'config'].some(
      (key) => entry(root, key) ?? entry(body, key),
    )
    if (isNetwork) return
    const start = header[0].length - header[0].trimStart().length
    yield {
      at: locate(source, { start, end: header[0].trimEnd().length }),
      args: { header: header[1] ?? '' },
    }
  },
  message: ({ header }) =>
    `network-config begins with ${header} and describes no network: it is user-data under the wrong name, and cloud-init applies nothing of it`,
  help: () => 'Name the file user-data, and write the network (version: 2, ethernets) into network-config.',
})
