import { heldAt, heldIn, insertedBehind, removed } from '../fixes/entries.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const ncV2RendererInSection = defineFaultCheck({
  code: 'nc-v2-renderer-in-section',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'shape',
  sources: ['cloud-init: net/__init__.py, net/network_state.py', 'netplan 0.106: parse.c (accepts it)'],
  message: ({ section }) =>
    `cloud-init takes "renderer" in ${section} for a device, raises, and writes no network`,
  help: ({ section }) => `Move renderer out of ${section}, beside version, or into each device.`,
  fix: ({ section }, spot, { networkConfig: { body } }) => {
    const held = heldAt(spot)
    const { source } = spot
    if (!held || !body || heldIn(source, body, 'renderer') || held.entry.value.kind !== 'string')
      return undefined
    const [gone, here] = [
      removed(held),
      insertedBehind(heldIn(source, body, 'version'), `renderer: ${held.entry.value.value}`),
    ]
    const changes = gone && here ? [...gone, ...here] : undefined
    return { title: `Move renderer out of ${section}`, safe: true, changes }
  },
})
