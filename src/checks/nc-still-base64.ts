import { defineFaultCheck } from './define-fault-check.ts'

export const ncStillBase64 = defineFaultCheck({
  code: 'nc-still-base64',
  severity: 'error',
  effect: 'fallback',
  step: 'shape',
  sources: ['cloud-init: DataSourceNoCloud.py, util.py (load_yaml)'],
  message: () =>
    'network-config is base64 text; cloud-init never decodes it, drops it with a warning and runs DHCP on a NIC that it picks itself',
  help: () =>
    "Encode once less: in KubeVirt base64 belongs under networkDataBase64 or a Secret's data, plain text under networkData or stringData.",
})
