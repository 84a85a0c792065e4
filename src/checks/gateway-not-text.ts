import { quotedScalar, unwrapped } from '../fixes/tokens.ts'
import { defineFaultCheck } from './define-fault-check.ts'

export const gatewayNotText = defineFaultCheck({
  code: 'gateway-not-text',
  severity: 'error',
  effect: 'nothing-rendered',
  step: 'address',
  sources: ['cloud-init: net/network_manager.py'],
  message: ({ key, gateway }, applied) =>
    `${key ?? 'the gateway'} is read as ${gateway || 'a list or mapping'} instead of text; ${applied ? 'it is written as it is, so the guest gets no route by it' : 'cloud-init raises while it writes the keyfiles, so no network is configured'}`,
  help: ({ gateway }) =>
    gateway
      ? 'Write the address of the router in quotes.'
      : 'Write the address of one router as text, without brackets or dash: a gateway is no list.',
  fix: ({ gateway }, spot) => ({
    ...{ title: gateway ? 'Put it in quotes' : 'Take it out of the list', safe: true },
    changes: unwrapped(spot) ?? quotedScalar(spot),
  }),
})
